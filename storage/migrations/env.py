"""Run by Alembic: migrates over the connection that it is handed, in that one's transaction."""

from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext

from storage.base import Json, PlainText, UtcDateTime
from storage.tables import metadata

# A revision must mean the same for ever, so it names plain types, not ours, which may change.
_PLAIN = {
    PlainText: "sa.Text()",
    UtcDateTime: "sa.DateTime(timezone=True)",
    Json: "sa.JSON().with_variant(postgresql.JSONB(), 'postgresql')",
}


def _rendered(kind: str, item: Any, autogen: AutogenContext) -> str | Literal[False]:
    if kind != "type" or type(item) not in _PLAIN:
        return False
    if isinstance(item, Json):
        autogen.imports.add("from sqlalchemy.dialects import postgresql")
    return _PLAIN[type(item)]


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    # SQLite can't alter a constraint: its tables are copied instead.
    render_as_batch=True,
    render_item=_rendered,
    compare_server_default=True,
)
with context.begin_transaction():
    context.run_migrations()
