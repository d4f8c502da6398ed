"""An environment with the real followthemoney in it, made once and kept for later runs.

It lies in the folder that GRAPHKIT_TEST_FTM names, else in the user's cache. PyICU is built from
source there: that takes a C++ compiler, pkg-config and the headers of ICU, and a minute or two.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import os
import re
import subprocess
import sys
import venv
from pathlib import Path
from typing import Any

import platformdirs

HERE = Path(__file__).parent
LOCK = HERE / "requirements-ftm.txt"
BUILDERS = ("packaging", "setuptools", "wheel")
"""What PyICU is built with; it must be there before."""


def asked_of_library(argument: str) -> dict[str, Any]:
    """Run library.py in that environment and return what it prints."""
    command = [str(python()), str(HERE / "library.py"), argument]
    found: dict[str, Any] = json.loads(run(command))
    return found


def python() -> Path:
    """Return the Python of the environment, which is made where it is not there."""
    home = _folder() / _fingerprint()
    home.mkdir(parents=True, exist_ok=True)
    with (home / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # two runs at once make one environment
        if not (home / "made").exists():
            _make(home)
            (home / "made").touch()
    return home / "venv" / "bin" / "python"


def _folder() -> Path:
    named = os.environ.get("GRAPHKIT_TEST_FTM")
    return Path(named) if named else Path(platformdirs.user_cache_dir("graphkit")) / "ftm"


def _fingerprint() -> str:
    """Return a name that changes with the lock file and the Python."""
    return hashlib.sha256(LOCK.read_bytes() + sys.version.encode()).hexdigest()[:12]


def _make(home: Path) -> None:
    venv.create(home / "venv", clear=True, with_pip=True)
    builders = home / "builders.txt"
    builders.write_text("".join(_entries()), encoding="utf-8")
    for lock, build in ((builders, "--only-binary=:all:"), (LOCK, "--no-build-isolation")):
        pip = [str(home / "venv" / "bin" / "python"), "-m", "pip", "install", "--quiet"]
        run([*pip, "--disable-pip-version-check", "--require-hashes", "--no-deps", build,
             "-r", str(lock)])  # fmt: skip


def _entries() -> list[str]:
    """Return the lines of the lock file that pin what PyICU is built with."""
    blocks = re.split(r"(?m)^(?=[a-z#])", LOCK.read_text(encoding="utf-8"))
    return [one for one in blocks if one.split("==")[0] in BUILDERS]


def run(command: list[str]) -> str:
    """Run a program to its end and return what it printed; a failure shows what it said."""
    done = subprocess.run(command, capture_output=True, text=True, timeout=1800, check=False)
    hint = "\nPyICU needs a C++ compiler, pkg-config and ICU: apt install g++ pkg-config libicu-dev"
    assert done.returncode == 0, done.stderr[-2000:] + hint
    return done.stdout
