"""What the database can refuse, each with the catalogue key of its sentence."""

from domain.errors import LedarbotError


class DatabaseUnavailable(LedarbotError):
    """The database can't be used; `reason` says why in one word, `detail` names its place."""

    key = "database-unavailable"


class DatabaseReadOnly(LedarbotError):
    """The database can be read but not written; `detail` names its place."""

    key = "database-read-only"


class DatabaseTooNew(LedarbotError):
    """A newer program has changed the schema; `detail` names its version."""

    key = "database-too-new"


class BackupFailed(LedarbotError):
    """No backup was made, or it could not be verified; `reason` says why in one word."""

    key = "database-backup-failed"


class ChangedMeanwhile(LedarbotError):
    """Somebody else saved the same thing between our reading and our writing of it."""

    key = "database-changed-meanwhile"
