"""`python -m storage.migrations "What changes"` writes the next revision for a changed schema."""

import asyncio
import sys

from storage.database import Database
from storage.migrations import REVISIONS
from storage.schema import propose


async def _propose(message: str) -> None:
    database = await Database.open("sqlite://")
    try:
        await database.migrate()
        async with database.engines.writers.connect() as connection:
            await connection.run_sync(propose, message, f"{len(REVISIONS) + 1:04}")
    finally:
        await database.close()


if __name__ == "__main__":
    asyncio.run(_propose(" ".join(sys.argv[1:])))
