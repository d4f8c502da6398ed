"""A source's reader run as its command would run it, where it has no command or counts matter."""

from __future__ import annotations

import importlib
import sys
from datetime import date
from pathlib import Path

from graphkit.errors import GraphkitError
from graphkit.model.rows import Reject

DATED = date(2026, 2, 27)


def main(source: str, path: Path) -> int:
    """Read a path to its end; say what was rejected and how much there was, or the error."""
    reader = importlib.import_module(f"ingest.{source}")
    read = rejected = 0
    entities: set[str] = set()
    try:
        reading = reader.read(path, DATED) if source in ("ftm", "bods") else reader.read(path)
        for row in reading.rows():
            read += 1
            if isinstance(row, Reject):
                rejected += 1
                sys.stderr.write(f"rejected: {row}\n")
            else:
                entities |= {one.id for one in row.records.entities}
                wrong = [text for one in row.records.entities for text in one.ill_formed]
                sys.stderr.write("".join(f"ill-formed: {text}\n" for text in wrong))
        sys.stderr.write("".join(f"{line}\n" for line in reading.summary()))
        run = reading.run()
    except GraphkitError as error:
        sys.stderr.write(f"{error}\n")
        return int(error.exit_code)
    assert (run.rows_read, run.rows_accepted) == (read, read - rejected)
    sys.stderr.write(f"counts: {read} {rejected} {len(entities)}\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(sys.argv[2])))
