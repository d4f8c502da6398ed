"""Run the command line: the command graphkit, or python -m graphkit."""

from __future__ import annotations

import gc

from graphkit.garbage import uncollected


def main() -> None:
    """Import the command line and run it."""
    with uncollected():  # looking takes three tenths of the start
        from graphkit.cli import app

        gc.freeze()  # all of it stays, so nobody need look at it later either
    app()


if __name__ == "__main__":
    main()
