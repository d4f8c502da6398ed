"""Memory sizes and settings, without a server."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest

from graphkit.errors import UsageError
from graphkit.server.conf import Memory, as_shown, differences, memory, settings, write_conf
from graphkit.server.layout import layout_of, prepare


def test_memory_is_sized_from_the_machine_within_bounds() -> None:
    sizes = memory()
    assert 512 <= sizes.heap <= 2048
    assert 256 <= sizes.page_cache <= 1024


@pytest.mark.parametrize(
    ("heap", "mib"), [("1g", 1024), ("768m", 768), ("2GB", 2048), ("1048576k", 1024)]
)
def test_memory_is_read_as_people_write_it(heap: str, mib: int) -> None:
    assert memory(heap, "64m") == Memory(mib, 64)


@pytest.mark.parametrize("heap", ["", "lots", "1", "-1g", "100m", "1.5g", "1t"])
def test_other_amounts_are_refused(heap: str) -> None:
    with pytest.raises(UsageError, match="amount of memory"):
        memory(heap or " ")


@pytest.mark.parametrize(
    ("mib", "shown"),
    [(256, "256.00MiB"), (1023, "1023.00MiB"), (1024, "1.00GiB"), (2867, "2.80GiB")],
)
def test_amounts_are_written_as_the_server_shows_them(mib: int, shown: str) -> None:
    assert as_shown(mib) == shown


def test_nothing_but_loopback_is_named() -> None:
    wanted = settings(17687, 17474, Memory(512, 64))
    addresses = {name: value for name, value in wanted.items() if "address" in name}
    assert len(addresses) >= 6
    assert all(value.startswith("127.0.0.1") for value in addresses.values())


def test_the_file_is_closed_to_others_and_written_anew(tmp_path: Path) -> None:
    layout = layout_of(tmp_path / "home")
    prepare(layout)
    path = layout.conf / "neo4j.conf"
    path.write_text("dbms.security.auth_enabled=false\n")
    path.chmod(0o644)
    write_conf(layout, {"a": "b"})
    assert path.read_text().splitlines()[1:] == ["a=b"]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_setting_that_differs_or_is_missing_is_named(tmp_path: Path) -> None:
    layout = layout_of(tmp_path)
    wanted = {"one": "1", "two": "2", "internal.three": "3"}
    folder = {"server.directories.import": str(layout.neo4j / "import")}
    assert differences(layout, wanted, wanted | folder) == []
    assert differences(layout, wanted, {"one": "9"} | folder) == [
        "one is '9', not '1'",
        "two is None, not '2'",
    ]
