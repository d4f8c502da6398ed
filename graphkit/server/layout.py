"""Where everything of one embedded server lies: one home, one server."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from graphkit.errors import UsageError

STORE_NAME = "neo4j"
STORE_KINDS = ("databases", "transactions")


@dataclass(frozen=True)
class Layout:
    """The paths of one server under its home.

    Args:
        home: the folder that belongs to graphkit and to nobody else (0700).
        jars: where the server's jars lie; homes may share it.
    """

    home: Path
    jars: Path

    @property
    def neo4j(self) -> Path:
        """Neo4j's own home: configuration, data, logs."""
        return self.home / "neo4j"

    @property
    def conf(self) -> Path:
        """The folder of neo4j.conf, written anew at each start."""
        return self.neo4j / "conf"

    @property
    def data(self) -> Path:
        """The folder of stores and transaction logs."""
        return self.neo4j / "data"

    @property
    def logs(self) -> Path:
        """The folder of all logs."""
        return self.neo4j / "logs"

    @property
    def console_log(self) -> Path:
        """What the Java process itself printed, of the last start only."""
        return self.logs / "console.log"

    @property
    def neo4j_log(self) -> Path:
        """Neo4j's user log."""
        return self.logs / "neo4j.log"

    @property
    def debug_log(self) -> Path:
        """Neo4j's debug log."""
        return self.logs / "debug.log"

    @property
    def admin_log(self) -> Path:
        """What import, backup and restore printed."""
        return self.logs / "admin.log"

    @property
    def password(self) -> Path:
        """The file that holds the password of user neo4j (0600)."""
        return self.home / "password"

    @property
    def record(self) -> Path:
        """Which process serves this home, on which ports, and whether it stopped cleanly."""
        return self.home / "run.json"

    @property
    def pages(self) -> Path:
        """The pages that are served beside the Neo4j Browser."""
        return self.home / "pages"

    @property
    def lock(self) -> Path:
        """Held by whoever starts, stops or replaces the store."""
        return self.home / "lock"

    @property
    def scratch(self) -> Path:
        """Where a new store is built before it takes the place of the old one."""
        return self.neo4j / "scratch"

    @property
    def home_argument(self) -> str:
        """The argument that marks a Java process as the server of this home."""
        return f"--home-dir={self.neo4j}"

    def store(self, kind: str) -> Path:
        """Return the folder of the database's files or of its transaction logs.

        Args:
            kind: one of STORE_KINDS.
        """
        return self.data / kind / STORE_NAME

    def store_bytes(self) -> int:
        """Add up the sizes of the database and its transaction logs."""
        files = (f for kind in STORE_KINDS for f in self.store(kind).rglob("*") if f.is_file())
        return sum(file.stat().st_size for file in files)


def layout_of(home: Path, jars_dir: Path | None = None) -> Layout:
    """Return the layout of a home, without touching the disk.

    Raises:
        UsageError: the path holds a character that Java's class path cannot carry.
    """
    home = home.expanduser().resolve()
    jars = jars_dir.expanduser().resolve() if jars_dir else home / "jars"
    for path in (home, jars):
        if ":" in str(path) or not str(path).isprintable():
            raise UsageError(
                "Java cannot use a folder whose path holds ':' or a control character.",
                where=repr(str(path)),
                cure="Choose another folder with GRAPHKIT_HOME.",
            )
    return Layout(home, jars)


def prepare(layout: Layout) -> None:
    """Create the folders, closed to everyone else.

    Raises:
        UsageError: the home cannot be written by this user.
    """
    try:
        for folder in (layout.home, layout.neo4j, layout.conf, layout.data, layout.logs):
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        (layout.neo4j / "import").mkdir(mode=0o700, exist_ok=True)
        layout.home.chmod(0o700)
        layout.jars.mkdir(mode=0o700, parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(
            f"The embedded server's home cannot be written: {error.strerror}.",
            where=str(error.filename or layout.home),
            cure="Choose a folder of your own with GRAPHKIT_HOME, or give it back to this user.",
        ) from error
