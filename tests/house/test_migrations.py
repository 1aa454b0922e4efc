"""The schema's history: whole, reversible, and ending in what the tables declare."""

from typing import Any, cast

import pytest
from sqlalchemy import Connection, TextClause, inspect

from storage import migrations, schema
from storage.database import Database
from storage.tables import metadata


@pytest.fixture
async def empty(empty_database_url: str) -> Any:
    database = await Database.open(empty_database_url)
    yield database
    await database.close()


async def _run(database: Database, work: Any, *arguments: Any) -> Any:
    async with database.engines.writers.begin() as connection:
        return await connection.run_sync(work, *arguments)


def _described(connection: Connection) -> dict[str, Any]:
    """All that the database says of our tables, checks included, which Alembic doesn't compare."""
    found = inspect(connection)
    described = {
        table: {
            "columns": {
                column["name"]: (str(column["type"]), column["nullable"], column["default"])
                for column in found.get_columns(table)
            },
            "primary key": found.get_pk_constraint(table)["constrained_columns"],
            "foreign keys": found.get_foreign_keys(table),
            "unique": found.get_unique_constraints(table),
            "checks": found.get_check_constraints(table),
            "indexes": found.get_indexes(table),
        }
        for table in found.get_table_names()
        if table != "alembic_version"
    }
    return cast("dict[str, Any]", _plain(described))


def _plain(value: Any) -> Any:
    if isinstance(value, TextClause):
        return str(value)
    if isinstance(value, dict):
        return {name: _plain(item) for name, item in value.items()}
    if isinstance(value, list):
        return sorted((_plain(item) for item in value), key=str)
    return value


def test_the_program_knows_every_revision() -> None:
    assert schema.revisions() == migrations.REVISIONS
    assert migrations.REVISIONS[-1] == migrations.HEAD


async def test_from_nothing_to_the_newest_and_back(empty: Database) -> None:
    await _run(empty, schema.upgrade)
    newest = await _run(empty, _described)
    assert set(newest) == set(metadata.tables)
    await _run(empty, schema.downgrade)
    assert await _run(empty, _described) == {}
    await _run(empty, schema.upgrade)
    assert await _run(empty, _described) == newest


async def test_each_step_can_be_taken_back(empty: Database) -> None:
    for before, revision in zip(
        ("base", *migrations.REVISIONS), migrations.REVISIONS, strict=False
    ):
        start = await _run(empty, _described)
        await _run(empty, schema.upgrade, revision)
        await _run(empty, schema.downgrade, before)
        assert await _run(empty, _described) == start
        await _run(empty, schema.upgrade, revision)
        before = revision


async def test_the_history_ends_in_what_the_tables_declare(database: Database) -> None:
    assert await _run(database, schema.differences) == []


async def test_the_history_ends_in_the_same_constraints_too(empty: Database) -> None:
    await _run(empty, metadata.create_all)
    declared = await _run(empty, _described)
    await _run(empty, metadata.drop_all)
    await _run(empty, schema.upgrade)
    assert await _run(empty, _described) == declared


async def test_every_constraint_has_a_name(database: Database) -> None:
    def unnamed(connection: Connection) -> list[str]:
        found = inspect(connection)
        return [
            f"{table}: {constraint}"
            for table in metadata.tables
            for constraint in (
                *found.get_unique_constraints(table),
                *found.get_check_constraints(table),
                *found.get_foreign_keys(table),
                *found.get_indexes(table),
            )
            if not constraint["name"]
        ]

    assert await _run(database, unnamed) == []


async def test_the_database_itself_refuses_what_is_impossible(database: Database) -> None:
    """Every state has its list of words, every number of attempts is zero or more."""

    def checks(connection: Connection) -> set[str]:
        found = inspect(connection)
        return {
            str(check["name"])
            for table in metadata.tables
            for check in found.get_check_constraints(table)
        }

    names = await _run(database, checks)
    for table in metadata.sorted_tables:
        for column in ("state", "source", "meaning", "criterion", "verdict", "revision"):
            if column in table.c:
                assert f"ck_{table.name}_{column}" in names
        for column in ("attempts", "position"):
            if column in table.c:
                assert f"ck_{table.name}_{column}" in names
