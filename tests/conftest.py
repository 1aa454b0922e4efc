"""Fixtures for all tests."""

import gc

pytest_plugins = ["tests.databases"]


def pytest_runtest_logfinish() -> None:
    """What has outlived a test is not looked through again when rubbish is collected.

    The simulated Discord leaves much behind; after a thousand tests one collection would take
    longer than a bot is given to come to rest.
    """
    gc.collect()
    gc.freeze()
