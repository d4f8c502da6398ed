"""graphkit report: the dossier of a subject, as files that are handed over."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Annotated, Any

import orjson
import typer
from typer.core import TyperGroup

from graphkit.cli.database import browser_addresses, opened
from graphkit.cli.failures import end_with, reported
from graphkit.cli.files import refuse_existing, write_all
from graphkit.cli.links import assessment_links, trace_links
from graphkit.cli.options import (
    AsOfOption,
    BlockedRuleOption,
    DuringOption,
    ForceOption,
    IncludeOption,
    KnownByOption,
    KnownToOption,
    SecondsOption,
    StrictIdentityOption,
    StrictOption,
    WithinOption,
)
from graphkit.cli.report_index import index_command
from graphkit.cli.report_pages import Page, library, parse_pages, render
from graphkit.cli.terminal import progress, say
from graphkit.cli.trace import asked_about
from graphkit.dossier.answer import Dossier
from graphkit.dossier.gather import gather
from graphkit.errors import UsageError
from graphkit.exposure.options import asked_of
from graphkit.exposure.question import Question
from graphkit.graph import Graph
from graphkit.regimes.asking import asked_of as asked_under
from graphkit.regimes.question import Question as RegimeQuestion
from graphkit.report.dossier.command import command, file_stem
from graphkit.report.dossier.findings import DOSSIER, findings, read_findings
from graphkit.report.envelope import Report
from graphkit.report.machine import json_text
from graphkit.settings import Settings, read_settings

WRITE = "write"


class SubjectFirst(TyperGroup):
    """A group whose first word is a subject, unless it is one of its commands."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Put the command that writes a dossier before a subject."""
        if args and args[0] not in {*self.commands, "--help"}:
            args = [WRITE, *args]
        return super().parse_args(ctx, args)


app = typer.Typer(
    cls=SubjectFirst,
    no_args_is_help=True,
    help=(
        "Dossiers: pages about one subject that are handed over, and an index of many.\n\n"
        "`graphkit report SUBJECT` is `graphkit report write SUBJECT`."
    ),
)
app.command("index")(index_command)


@app.command(WRITE)
@reported
def write_command(
    subject: Annotated[
        str, typer.Argument(help="Any id that `find` shows, or a findings file (.json).")
    ],
    to: Annotated[
        list[str] | None, typer.Option(help=f"{', '.join(Page)}; several with commas.")
    ] = None,
    output: Annotated[
        Path, typer.Option("-o", "--output", help="Folder to write into.", rich_help_panel="Output")
    ] = Path(),
    plain: Annotated[
        bool,
        typer.Option("--plain", help="HTML with fixed charts only.", rich_help_panel="Output"),
    ] = False,
    font_path: Annotated[
        list[Path] | None,
        typer.Option(help="Folder with further fonts for PDF.", rich_help_panel="Output"),
    ] = None,
    force: ForceOption = False,
    until: Annotated[
        str | None, typer.Option(help="End at this entity, designated or not.")
    ] = None,
    regime: Annotated[
        list[str] | None,
        typer.Option(help="Assess under it, may be repeated; default: today. `none`: under none."),
    ] = None,
    as_of: AsOfOption = None,
    within: WithinOption = None,
    during: DuringOption = None,
    known_by: KnownByOption = None,
    known_to: KnownToOption = None,
    standard: Annotated[
        str | None, typer.Option(help="Lowest standard of proof, 0-5 or its name; default: 1.")
    ] = None,
    max_hops: Annotated[
        int | None, typer.Option(min=1, max=8, help="Steps at most; default: 6.")
    ] = None,
    include: IncludeOption = None,
    strict_identity: StrictIdentityOption = False,
    rule: BlockedRuleOption = None,
    limit: Annotated[
        int | None, typer.Option(min=1, max=1_000, help="Chains at most; default: 25.")
    ] = None,
    seconds: SecondsOption = None,
    strict: StrictOption = False,
) -> None:
    """Write the dossier of SUBJECT: who it is, its chains, why they count, what speaks against.

    Beside the pages a findings file (.json) is written; `graphkit report FILE` renders it again
    without the database, to the same bytes.

    Examples: graphkit report koti-corp --to html,md -o dossiers · graphkit report findings.json
    """
    settings = read_settings()
    pages = parse_pages(to or [])
    if is_file(subject):
        asked = (until, regime, as_of, within, during, known_by, known_to, standard, max_hops,
                 include, strict_identity or None, rule, limit, seconds)  # fmt: skip
        refuse_questions(asked, subject)
        found, kept = read_findings(Path(subject)), None
    else:
        question = asked_of(
            settings,
            subject,
            to=until,
            as_of=as_of,
            within=within,
            during=during,
            known_by=known_by,
            known_to=known_to,
            standard=standard or 1,
            max_hops=max_hops or 6,
            include=include or (),
            strict_identity=strict_identity,
            rule=rule,
            limit=limit or 25,
            seconds=seconds,
        )
        kept = gathered(settings, question, regime or ["today"])
        found = findings(orjson.loads(kept), "the findings")
    stem = output / file_stem(found.dossier.exposure.subject)
    targets = {page: stem.with_name(f"{stem.name}.{page.ending}") for page in pages}
    kept_at = stem.with_name(f"{stem.name}.json")
    refuse_existing([*([kept_at] if kept else []), *targets.values()], force=force)
    if kept is not None:  # before any page: one that cannot be made must not cost the findings
        _write({kept_at: kept.encode()})
    drawing = library(settings) if Page.HTML in pages and not plain else None
    files = render(found, pages, drawing, font_path or [])
    _write({targets[page]: content for page, content in files.items()})
    exposure = found.dossier.exposure
    whole = exposure.not_walked_complete and not exposure.truncated
    end_with(incomplete=strict and not whole, found=False)


def _write(files: Mapping[Path, bytes]) -> None:
    write_all(files)
    for path in files:
        say(f"wrote {path}")


def is_file(subject: str) -> bool:
    """Tell whether a file is meant: no identifier ends so."""
    return subject.lower().endswith(".json")


def refuse_questions(asked: Iterable[object], subject: str) -> None:
    """Raise UsageError where a file is rendered and a question is asked of it."""
    if any(one is not None for one in asked):
        raise UsageError(
            "a findings file is rendered as it is; nothing can be asked of it",
            where=subject,
            cure="leave out all but --to, -o, --plain, --font-path and --force",
        )


def gathered(settings: Settings, question: Question, regimes: list[str]) -> str:
    """Return the findings file of a subject."""
    with opened(settings) as graph, progress() as told:
        asked = [_under(graph, settings, one, question) for one in regimes if one != "none"]
        dossier = gather(graph, question, asked, told)
        where = browser_addresses(settings)
        dossier = dossier.model_copy(
            update={
                "exposure": trace_links(dossier.exposure, where),
                "assessments": tuple(assessment_links(one, where) for one in dossier.assessments),
            }
        )
        return json_text(dossier_report(graph, question, regimes, dossier))


def _under(graph: Graph, settings: Settings, word: str, question: Question) -> RegimeQuestion:
    return asked_under(
        graph,
        settings,
        word,
        as_of=question.day,
        known_by=question.known_by,
        standard=int(max(question.standard, 1)),
        seconds=question.seconds,
    )


def dossier_report(graph: Graph, asked: Question, regimes: list[str], dossier: Dossier) -> Report:
    """Return a dossier in its envelope (dossier/1)."""
    exposure = dossier.exposure
    resolved = replace(asked, subject=exposure.subject.id, to=exposure.to)
    coverage = exposure.coverage.model_dump(mode="json", exclude={"runs"})
    return Report(
        DOSSIER,
        [dossier.model_dump(mode="json", by_alias=True)],
        asked_about(asked, exposure),
        head={
            "as_of": asked.as_of.isoformat() if asked.as_of else None,
            "known_by": asked.known_by.isoformat(),
            "coverage": coverage,
            "command": command(resolved, regimes),
        },
        neo4j=graph.server_version(),
        loads=list(exposure.coverage.runs),
        truncated=exposure.truncated,
    )
