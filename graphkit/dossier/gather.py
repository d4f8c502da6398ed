"""Gather all that is handed over of one subject: who it is, its chains, the rules, the contrary."""

from __future__ import annotations

from collections.abc import Sequence

from graphkit.dossier.answer import Dossier
from graphkit.dossier.contradictions import contradictions
from graphkit.dossier.profile import profile
from graphkit.exposure.question import Question
from graphkit.exposure.trace import trace
from graphkit.graph import Graph
from graphkit.network.found import Known
from graphkit.regimes.assess import assess
from graphkit.regimes.question import Question as RegimeQuestion
from graphkit.regimes.scope import Progress, silent


def gather(
    graph: Graph,
    asked: Question,
    regimes: Sequence[RegimeQuestion] = (),
    progress: Progress = silent,
) -> Dossier:
    """Return the dossier of a subject.

    Args:
        graph: where to look.
        asked: the question that its chains answer.
        regimes: under which its conduct is assessed, each on its day.
        progress: told how far it is, where a regime asks about everybody.

    Raises:
        UsageError: nothing loaded has the subject's identifier.
        DatabaseError: the database cannot be reached or takes too long.
    """
    exposure = trace(graph, asked)
    subject = exposure.subject
    known = Known(by=asked.known_by, as_of=asked.day)
    against, cut = contradictions(graph, subject, exposure.subject_designations, known)
    return Dossier(
        profile=profile(graph, subject, asked.known_by),
        exposure=exposure,
        assessments=tuple(assess(graph, subject.id, one, progress) for one in regimes),
        contradictions=against,
        contradictions_cut=cut,
    )
