"""`python -m tests.e2e.loopback --port 0`: serves until it is told to stop."""

import argparse
import asyncio
import json
import signal

from tests.e2e.loopback.server import LoopbackServer


async def serve(*, host: str, port: int) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        loop.add_signal_handler(number, stop.set)
    async with LoopbackServer(host=host, port=port) as server:
        print(json.dumps({"url": server.url}), flush=True)
        await stop.wait()


def main() -> None:
    parser = argparse.ArgumentParser(description="Discord on this machine's loopback interface")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=0)
    chosen = parser.parse_args()
    asyncio.run(serve(host=chosen.host, port=chosen.port))


if __name__ == "__main__":
    main()
