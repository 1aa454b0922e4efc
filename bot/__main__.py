"""`python -m bot` is `ledarbot`."""

import sys

from bot.cli import run_command_line


def main() -> None:
    """The command line's entry point."""
    sys.exit(run_command_line(sys.argv[1:]))


if __name__ == "__main__":
    main()
