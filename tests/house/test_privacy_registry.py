"""Every column of every table is registered: as data on people, or as none."""

from collections import Counter

from storage.personal_data import IMPERSONAL, PERSONAL
from storage.personal_roles import Role
from storage.privacy import personal_columns
from storage.tables import metadata

COLUMNS = {(table.name, column.name) for table in metadata.sorted_tables for column in table.c}
PERSONAL_COLUMNS = Counter((column.table, column.column) for column in personal_columns())
OTHER_COLUMNS = {
    (row.table().name, column) for row, columns in IMPERSONAL.items() for column in columns
}


def test_no_column_is_forgotten() -> None:
    """A new column: say in storage/personal_data.py whether it holds data on people, and why."""
    assert COLUMNS - set(PERSONAL_COLUMNS) - OTHER_COLUMNS == set()


def test_no_column_is_both_or_listed_twice_or_gone() -> None:
    assert set(PERSONAL_COLUMNS) & OTHER_COLUMNS == set()
    assert [column for column, times in PERSONAL_COLUMNS.items() if times > 1] == []
    assert (set(PERSONAL_COLUMNS) | OTHER_COLUMNS) - COLUMNS == set()


def test_every_column_has_a_purpose_and_an_end() -> None:
    for column in personal_columns():
        for sentence in (column.purpose, column.retention):
            assert not sentence[0].islower()
            assert sentence.endswith(".")


def test_whose_data_it_is_can_be_told() -> None:
    for data in PERSONAL:
        for column in data.found_by:
            assert column in data.row.table().c
        if data.role is Role.SUBJECT:
            assert len(data.found_by) == 1
        else:
            assert set(data.found_by) <= set(data.columns)


def test_a_column_with_a_persons_id_is_not_called_impersonal() -> None:
    suspicious = ("user_id", "applicant_id", "actor_id", "_by")
    found = {
        (table, column)
        for table, column in OTHER_COLUMNS
        if column.endswith(suspicious) and column != "claimed_by"
    }
    assert found == set()
