"""The way to a schema, with Alembic. It is slow to load, so import this only to migrate."""

import logging
from pathlib import Path
from typing import Any

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection

import storage.migrations
from storage.tables import metadata

_logger = logging.getLogger("ledarbot.storage")


def config(connection: Connection | None = None) -> Config:
    """Alembic's settings, which live in code: an installed program has no ini file."""
    settings = Config()
    folder = Path(storage.migrations.__file__).parent
    settings.set_main_option("script_location", str(folder).replace("%", "%%"))
    settings.set_main_option("path_separator", "os")
    settings.set_main_option("file_template", "r%%(rev)s_%%(slug)s")
    settings.attributes["connection"] = connection
    return settings


def upgrade(connection: Connection, revision: str = "head") -> None:
    """Bring the schema up to the revision, in the connection's transaction."""
    command.upgrade(config(connection), revision)
    _logger.info("database migrated to %s", revision)


def downgrade(connection: Connection, revision: str = "base") -> None:
    """Take the schema back to the revision, in the connection's transaction."""
    command.downgrade(config(connection), revision)


def revisions() -> tuple[str, ...]:
    """Every revision that there is a file for, oldest first."""
    scripts = ScriptDirectory.from_config(config()).walk_revisions()
    return tuple(reversed([script.revision for script in scripts]))


def differences(connection: Connection) -> list[Any]:
    """What a new revision would have to change; empty when the schema is as declared."""
    options = {"compare_server_default": True}
    found: list[Any] = compare_metadata(
        MigrationContext.configure(connection, opts=options), metadata
    )
    return found


def propose(connection: Connection, message: str, revision: str) -> None:
    """Write a new revision file with the differences."""
    command.revision(config(connection), message, rev_id=revision, autogenerate=True)
