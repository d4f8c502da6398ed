"""graphkit browser: the guide, saved queries and style of the Neo4j Browser, and links into it."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer

from graphkit.browser.links import STATED_ID, edit_link
from graphkit.browser.pack import STYLE, pack
from graphkit.browser.statement import runnable
from graphkit.catalogue import query
from graphkit.cli.database import embedded
from graphkit.cli.failures import reported
from graphkit.cli.files import refuse_existing, write_all
from graphkit.cli.options import ForceOption
from graphkit.cli.query import values_of
from graphkit.cli.terminal import out, progress, say
from graphkit.errors import UsageError
from graphkit.server import Running, browser_address, install, start
from graphkit.server.companion import PAGES_PORT
from graphkit.server.pages import FIRST, PageServer, address, listen
from graphkit.server.ports import choose
from graphkit.settings import Settings

SERVE = "graphkit browser serve, or unset NEO4J_URI for this command"

app = typer.Typer(
    no_args_is_help=True, help="The Neo4j Browser: a guide, saved queries, a style, and links."
)


@app.command("install")
@reported
def install_command() -> None:
    """Give the embedded server the guide of this version, and say what to click.

    A server that was started without a guide is started anew, for only then does it play one.

    Example: graphkit browser install
    """
    settings = embedded(SERVE)
    with progress() as report:
        running = install(settings.home, pack, report, jars_dir=settings.jars)
    say("the server was started for it" if running.fresh else "the server runs; the guide is new")
    _tell(running, settings)


@app.command("open")
@reported
def open_command(
    what: Annotated[
        list[str] | None,
        typer.Argument(
            help="A query that `query list` shows, or the link and fact ids of a chain."
        ),
    ] = None,
    param: Annotated[
        list[str] | None, typer.Option("-p", "--param", help="name=value; others keep their demo.")
    ] = None,
) -> None:
    """Print the address of the Neo4j Browser, with a query ready to run; starts the server.

    Examples: graphkit browser open · graphkit browser open exposure/trace -p subject=imo:7937317
    """
    settings = embedded(SERVE)
    text = text_asked_for(what or [], param or [])
    with progress() as report:
        running = start(settings.home, report, jars_dir=settings.jars, pages=pack)
    if text is None:
        out().print(browser_address(settings.home), soft_wrap=True)
        _tell(running, settings)
        return
    out().print(edit_link(running.http_url, running.bolt_uri, text), soft_wrap=True)
    say(f"it is put into the editor and not run; the password lies in {running.password_file}")


@app.command("pack")
@reported
def pack_command(
    output: Annotated[
        Path, typer.Option("-o", "--output", help="Folder, or one file by its ending.")
    ] = Path("graphkit-browser"),
    at: Annotated[
        str, typer.Option(help="Where the files will be served; the guide names it.")
    ] = address(PAGES_PORT),
    force: ForceOption = False,
) -> None:
    """Write the files of the pack: guide (HTML and AsciiDoc), style, and a zip of saved queries.

    Examples: graphkit browser pack · graphkit browser pack -o questions.zip
    """
    files = pack(at.rstrip("/"))
    endings = {Path(name).suffix: name for name in files}
    if output.suffix in endings and not output.is_dir():
        targets = {output: files[endings[output.suffix]]}
    else:
        targets = {output / name: content for name, content in files.items()}
    refuse_existing(targets, force=force)
    write_all(targets)
    for path in targets:
        say(f"wrote {path}")


@app.command("serve")
@reported
def serve_command(
    port: Annotated[
        int | None, typer.Option(min=0, max=65535, help="Exact port; 0 is any free one.")
    ] = None,
    origin: Annotated[
        list[str] | None,
        typer.Option(help="Address of a Browser on another machine: https://host:7473."),
    ] = None,
) -> None:
    """Serve the pack on this machine for a Neo4j server that others set up, until Ctrl-C.

    Example: graphkit browser serve --origin http://neo4j.example:7474
    """
    with listen(choose(port, None, PAGES_PORT, "pages")) as listening:
        here = address(int(listening.getsockname()[1]))
        files = pack(here)
        server = PageServer(listening, files.get, [one.rstrip("/") for one in origin or []])
        for command in (f":play {here}/{FIRST}", f":style {here}/{STYLE}"):
            out().print(command, soft_wrap=True)
        say("type these into the Neo4j Browser; Ctrl-C ends this")
        say(f"to play it at each connect: browser.post_connect_cmd=play {here}/{FIRST}")
        with suppress(KeyboardInterrupt):
            server.serve_forever()


def text_asked_for(what: list[str], given: list[str]) -> str | None:
    """Return the statement that is asked for, if one is.

    Raises:
        UsageError: it is no query, or several, or a parameter fits none.
    """
    if what and all(STATED_ID.fullmatch(one) for one in what):
        what, given = ["exposure/chain_by_links"], [f"links={_quoted(what)}", *given]
    if not what and given:
        raise UsageError("a parameter is of a query", cure="name a query before --param")
    if not what:
        return None
    if what[0].startswith("chain:") or len(what) > 1:
        raise UsageError(
            f"{' '.join(what)} is neither a query nor the links and facts of a chain",
            cure="`graphkit trace SUBJECT -f json` gives each chain's address as links.browser",
        )
    one = query(what[0])
    if one.writes:
        raise UsageError(f"{one.name} writes; only reading queries are opened")
    return f"// {one.name}\n{runnable(one, values_of(one, given))}"


def _quoted(ids: list[str]) -> str:
    return "[" + ", ".join(f"'{one}'" for one in ids) + "]"


def _tell(running: Running, settings: Settings) -> None:
    say(f"Neo4j Browser: {browser_address(settings.home)}")
    say(f"connect as {running.username}; the password lies in {running.password_file}")
    if running.guide:
        say(f"the guide plays then; if it does not: :play {running.guide}")
    else:
        say("it plays no guide: `graphkit browser install` starts the server anew with one")
