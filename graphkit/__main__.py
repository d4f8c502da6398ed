"""Run the command line: the command graphkit, or python -m graphkit."""

from __future__ import annotations

import gc


def main() -> None:
    """Import the command line and run it."""
    # Nothing that importing makes becomes garbage; looking for some takes a fifth of the start.
    gc.disable()
    from graphkit.cli import app

    gc.freeze()
    gc.enable()
    app()


if __name__ == "__main__":
    main()
