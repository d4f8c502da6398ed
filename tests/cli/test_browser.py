"""graphkit browser, as far as it needs no server of its own (tests/browser has the rest)."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import urllib.request
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from graphkit.browser.pack import pack
from graphkit.cli import app
from graphkit.cli.browser import text_asked_for

CHAIN = ("fact:a401c86ec21dabc4bdaa", "link:ec01bd036f1692b1c9f1")


def cli(*words: str) -> Result:
    return CliRunner().invoke(app, list(words), terminal_width=100)


def test_a_folder_gets_every_file_and_none_is_overwritten_unasked(tmp_path: Path) -> None:
    folder = tmp_path / "new"
    assert cli("browser", "pack", "-o", str(folder)).exit_code == 0
    written = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert written == pack("http://localhost:7475")

    (folder / "guide.html").write_text("mine")
    refused = cli("browser", "pack", "-o", str(folder))
    assert refused.exit_code == 2
    assert "the file exists" in refused.stderr
    assert (folder / "guide.html").read_text() == "mine"
    forced = cli("browser", "pack", "-o", str(folder), "--at", "http://h:1/", "--force")
    assert forced.exit_code == 0
    assert b":style http://h:1/graphkit.grass" in (folder / "guide.html").read_bytes()


@pytest.mark.parametrize(
    ("ending", "name"),
    [
        ("zip", "graphkit-queries.zip"),
        ("grass", "graphkit.grass"),
        ("html", "guide.html"),
        ("adoc", "guide.adoc"),
    ],
)
def test_a_file_gets_what_its_ending_says(tmp_path: Path, ending: str, name: str) -> None:
    file = tmp_path / f"mine.{ending}"
    assert cli("browser", "pack", "-o", str(file)).exit_code == 0
    assert file.read_bytes() == pack("http://localhost:7475")[name]
    assert [path.name for path in tmp_path.iterdir() if path.is_file()] == [file.name]


def test_what_is_opened_is_a_query_with_its_values() -> None:
    text = text_asked_for(["exposure/trace"], ["subject=imo:7937317", "level=3"])
    assert text is not None
    assert text.startswith("// exposure/trace\nCYPHER 25\n")
    assert "{id: /* subject */ 'imo:7937317'}" in text
    assert "/* level */ 3" in text


def test_what_is_opened_is_a_chain_by_its_facts() -> None:
    text = text_asked_for(list(CHAIN), [])
    assert text is not None
    assert f"/* links */ ['{CHAIN[0]}', '{CHAIN[1]}']" in text


def test_nothing_asked_opens_the_browser_alone() -> None:
    assert text_asked_for([], []) is None


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chain:a0a6a0392127da3b8a98"], "links.browser"),
        (["exposure/trace", CHAIN[0]], "neither a query nor"),
        (["exposure/tracer"], "did you mean exposure/trace?"),
        (["load/documents"], "only reading queries"),
        (["exposure/trace", "-p", "subject"], "has no value"),
        (["exposure/trace", "-p", "x=1"], "no parameter 'x'"),
        (["-p", "subject=1"], "name a query"),
    ],
)
def test_what_cannot_be_opened_is_refused_before_a_server_is_started(
    words: list[str], said: str
) -> None:
    refused = cli("browser", "open", *words)
    assert refused.exit_code == 2
    assert said in " ".join(refused.stderr.split())


@pytest.mark.parametrize("command", ["open", "install"])
def test_a_server_of_others_is_not_touched(command: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NEO4J_URI", "bolt://neo4j.example:7687")
    refused = cli("browser", command)
    assert refused.exit_code == 2
    assert "browser serve" in refused.stderr


def test_serve_says_what_to_type_and_serves_it() -> None:
    command = [sys.executable, "-m", "graphkit", "browser", "serve", "--port", "0"]
    environment = os.environ | {"PYTHONUNBUFFERED": "1", "COLUMNS": "200"}
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        text=True,
        env=environment,
        # what runs in the background of a shell may ignore Ctrl-C, and hand that down
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.SIG_DFL),
    ) as process:
        assert process.stdout is not None
        play, style = process.stdout.readline().split(), process.stdout.readline().split()
        try:
            assert (play[0], style[0]) == (":play", ":style")
            page = urllib.request.urlopen(play[1]).read()
            assert page == pack(play[1].removesuffix("/guide.html"))["guide.html"]
            assert urllib.request.urlopen(style[1]).read() == pack()["graphkit.grass"]
        finally:
            process.send_signal(signal.SIGINT)
            ended = process.wait(timeout=30)
    assert ended == 0


def test_serve_names_who_holds_its_port() -> None:
    with socket.create_server(("127.0.0.1", 0)) as holder:
        port = holder.getsockname()[1]
        refused = cli("browser", "serve", "--port", str(port))
    assert refused.exit_code == 2
    assert f"{port} is taken by process {os.getpid()}" in refused.stderr
