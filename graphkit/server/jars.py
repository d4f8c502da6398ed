"""The server's jars: each one fetched, hashed against jars.lock, then renamed into place."""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Iterable, Iterator
from concurrent.futures import FIRST_COMPLETED, Future, ThreadPoolExecutor, wait
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING

from graphkit.errors import DatabaseError
from graphkit.server.identity import facts
from graphkit.server.progress import Progress, watched

if TYPE_CHECKING:
    from jgo.maven import MavenContext

PARALLEL_FETCHES = 4
FETCH_SECONDS = 60
FETCH_FOLDER = ".fetch-"


@dataclass(frozen=True, order=True)
class Jar:
    """One line of jars.lock.

    Args:
        coordinate: group:artifact:version, and :classifier where the jar has one.
        sha256: what its bytes must hash to.
        size: how many bytes it has.
    """

    coordinate: str
    sha256: str
    size: int

    @property
    def name(self) -> str:
        """The file name: artifact-version[-classifier].jar."""
        return "-".join(self.coordinate.split(":")[1:]) + ".jar"


def locked_jars() -> list[Jar]:
    """Read jars.lock, which is packaged beside this module."""
    text = files("graphkit.server").joinpath("jars.lock").read_text(encoding="utf-8")
    rows = (line.split() for line in text.splitlines() if line and not line.startswith("#"))
    return [Jar(coordinate, sha256, int(size)) for coordinate, sha256, size in rows]


def sha256_of(path: Path) -> str:
    """Hash a file."""
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()


def is_sound(jar: Jar, folder: Path) -> bool:
    """Say whether the jar lies in the folder, whole and unchanged."""
    path = folder / jar.name
    try:
        return path.stat().st_size == jar.size and sha256_of(path) == jar.sha256
    except FileNotFoundError:
        return False


def unsound(jars: Iterable[Jar], folder: Path) -> list[Jar]:
    """Return the jars that are missing, cut short or changed."""
    listed = list(jars)
    with ThreadPoolExecutor(os.cpu_count() or 1) as pool:
        sound = list(pool.map(lambda jar: is_sound(jar, folder), listed))
    return [jar for jar, good in zip(listed, sound, strict=True) if not good]


def ensure_jars(folder: Path, progress: Progress) -> list[Path]:
    """Bring every jar of jars.lock into the folder, and return their paths.

    Jars that are there are hashed, never trusted by name. Needs the network only for the rest.

    Raises:
        DatabaseError: a jar cannot be fetched, or comes with other bytes than the lock says.
    """
    ensure(locked_jars(), folder, "Neo4j", progress)
    return jar_paths(folder)


def ensure(jars: list[Jar], folder: Path, what: str, progress: Progress) -> None:
    """Bring jars into the folder that are not there whole and unchanged.

    Args:
        jars: with the hashes that they must have.
        folder: made if need be.
        what: whose files they are, for messages.
        progress: told how far it is.

    Raises:
        DatabaseError: a jar cannot be fetched, or comes with other bytes than it must have.
    """
    folder.mkdir(parents=True, exist_ok=True)
    missing = watched(lambda: unsound(jars, folder), f"checking the files of {what}", progress)
    if missing:
        _fetch_all(missing, len(jars), folder, what, progress)


def jar_paths(folder: Path) -> list[Path]:
    """Return where every jar of the class path lies, in its order."""
    return [folder / jar.name for jar in locked_jars()]


def _fetch_all(missing: list[Jar], total: int, folder: Path, what: str, progress: Progress) -> None:
    done = total - len(missing)
    label = f"fetching {what} ({sum(jar.size for jar in missing) // 1_000_000} MB)"
    pool = ThreadPoolExecutor(PARALLEL_FETCHES)
    try:
        with _fetch_folder(folder) as temporary:
            waiting: set[Future[Jar]] = {
                pool.submit(_fetch, jar, temporary, folder) for jar in missing
            }
            while waiting:
                progress(done, total, label)
                finished, waiting = wait(waiting, timeout=1, return_when=FIRST_COMPLETED)
                done += len([future.result() for future in finished])
    finally:
        pool.shutdown(wait=True, cancel_futures=True)
    progress(total, total, label)


@contextmanager
def _fetch_folder(folder: Path) -> Iterator[Path]:
    """Give a folder for half-fetched jars, and clear those of processes that were killed."""
    for left in folder.glob(f"{FETCH_FOLDER}*"):
        if facts(int(left.name.split("-")[1])) is None:
            shutil.rmtree(left, ignore_errors=True)
    with tempfile.TemporaryDirectory(prefix=f"{FETCH_FOLDER}{os.getpid()}-", dir=folder) as name:
        yield Path(name)


def _fetch(jar: Jar, temporary: Path, folder: Path) -> Jar:
    """Fetch one jar, twice if its bytes are wrong, and rename it into place."""
    for attempt in ("first", "second"):
        try:
            fetched = artifact_file(jar.coordinate, maven(temporary / attempt / jar.name))
        except Exception as error:  # jgo raises RuntimeError, OSError and those of its HTTP client
            if attempt == "first":
                continue
            raise _unfetched(jar, folder, error) from error
        if sha256_of(fetched) == jar.sha256:
            fetched.replace(folder / jar.name)
            return jar
    raise DatabaseError(
        f"The file {jar.name} came twice with other content than was locked.",
        where=str(folder / jar.name),
        cure="Something between here and the Maven repository changes files: try another network.",
    )


def _unfetched(jar: Jar, folder: Path, error: Exception) -> DatabaseError:
    return DatabaseError(
        f"The file {jar.name} cannot be fetched: {str(error)[:300] or type(error).__name__}",
        where=str(folder),
        cure="Check the network and start again; what has been fetched is kept. "
        "A mirror can be named in jgo's own configuration file.",
    )


def maven(cache: Path) -> MavenContext:
    """Return jgo's Maven client with a cache of its own, so that no other cache is trusted."""
    from jgo.config import GlobalSettings  # only a fetch needs jgo, and it takes 0.3 s to import
    from jgo.maven import MavenContext

    context = MavenContext(repo_cache=cache, local_repos=[], timeout=FETCH_SECONDS)
    context.remote_repos = {**GlobalSettings.load().repositories, **context.remote_repos}
    return context


def artifact_file(coordinate: str, context: MavenContext) -> Path:
    """Fetch one coordinate and return the file."""
    group, artifact, version, *classifier = coordinate.split(":")
    component = context.project(group, artifact).at_version(version)
    return component.artifact(*classifier).resolve()
