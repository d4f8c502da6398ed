"""What an answer rests on, and what it lacks: its documents, what would break it or make it.

Nothing here is in the graph. Each statement is found by assessing the evidence of a step again,
with a document less or a document more than there is (docs/explanation/exposure.md).
"""

from __future__ import annotations

from graphkit.exposure.shape import Answer, Node, State

READ = "reading"
"""The kind of remedy that asks for no new document: to open those that are cited."""


class Citation(Answer):
    """A document of the answer under the number by which its sentences cite it."""

    number: int
    document: str
    title: str
    publisher: str
    kind: str
    reliability: str
    published: str | None = None
    retrieved: str | None = None
    locators: tuple[str, ...] = ()
    read: bool
    memory: str | None = None
    url: str | None = None
    file: str | None = None
    sha256: str | None = None


class Loss(Answer):
    """A document whose withdrawal alone lowers a chain: one that is cited, or an origin.

    `evidence` is all that goes with it, so also what stands in documents that rely on it.
    `standard` is what the chain falls to; None: a step of it would not be recorded any more.
    """

    document: str
    title: str
    evidence: tuple[str, ...]
    steps: tuple[int, ...]
    standard: int | None
    state: State


class Margin(Answer):
    """How firmly one step stands: the fewest documents whose withdrawal takes the chain lower.

    `fewest` is None where it takes more than two.
    """

    step: int
    link: str
    standard: int
    fewest: int | None


class Cut(Answer):
    """A stated fact that lies in every best chain, and what the answer is without it.

    `chains` counts those that are left, `standard` is that of the best of them.
    """

    link: str
    sentence: str
    state: State
    standard: int | None
    chains: int


class Breaks(Answer):
    """What would break an answer: in its best chain (steps from 1), and in all chains together.

    `best` counts the chains of the same state and standard. Where `complete` is false the answer
    was cut, and what is said of cuts holds for the chains returned only.
    """

    chain_id: str
    standard: int
    best: int
    weakest: tuple[int, ...]
    margins: tuple[Margin, ...]
    losses: tuple[Loss, ...]
    cuts: tuple[Cut, ...]
    complete: bool


class Remedy(Answer):
    """A kind of document that would raise a step as far as is needed, tried on its evidence.

    `documents` are those to open, where reading what is cited would do.
    """

    kind: str
    words: str
    documents: tuple[str, ...] = ()
    standard: int


class Lack(Answer):
    """A fact that keeps a chain from being documented: why, and what kind of document would do.

    `dates` names what is not known well enough: beginning, end, day, or same goods.
    """

    link: str
    steps: tuple[int, ...]
    sentence: str
    standard: int
    needed: int
    reasons: tuple[str, ...]
    dates: tuple[str, ...] = ()
    would_do: tuple[Remedy, ...] = ()


class Makes(Answer):
    """The fewest facts to raise so that some chain is documented, at the standard needed.

    `chains` counts those that were compared. Where `complete` is false others were not searched,
    and one of them may need less.
    """

    chain_id: str
    nodes: tuple[Node, ...]
    standard: int
    needed: int
    lacks: tuple[Lack, ...]
    chains: int
    complete: bool


class Reasons(Answer):
    """What an answer gives beside its chains; the sentence is that of an empty answer."""

    sentence: str = ""
    citations: tuple[Citation, ...] = ()
    breaks: Breaks | None = None
    makes: Makes | None = None
