"""An invented story: a hub through which banks reach the dollar, and who else hangs on it.

bank-us ──> bank-hub ──> bank-lone ──> bank-below       lose their path
   │           ├──────> bank-safe <── bank-mid <── bank-us    keeps another
   │           ├──────> bank-maybe <─?─ bank-mid              may keep another
   │           ├─ EUR ─> bank-euro        bank-late: opened a day later
   └ bank-hub-branch ─> bank-under-branch                     loses it too
"""

from __future__ import annotations

from datetime import date
from typing import Any

from graphkit.graph import Graph
from graphkit.impact.answer import impact
from graphkit.impact.finding import Impact
from graphkit.impact.question import Question
from tests.exposure.story import Story
from tests.network.telling import named

DAY = date(2018, 6, 30)
TODAY = date(2026, 1, 1)
STOOD: dict[str, Any] = {"start_date": "2010-01-01", "end_date": ".."}


def keeps(
    story: Story, provider: str, respondent: str, standard: int = 3, *, currency: str = "USD",
    **how: Any,
) -> None:  # fmt: skip
    """State a correspondent account; it stands from 2010 on unless its days are given."""
    days = {} if how.keys() & {"start_date", "end_date", "date"} else STOOD
    story.link("CORRESPONDENT_OF", provider, respondent, standard, currency=currency, **days, **how)


def hub() -> Story:
    """Tell the story."""
    story = Story()
    keeps(story, "bank-us", "bank-hub", 4)
    keeps(story, "bank-us", "bank-mid")
    keeps(story, "bank-hub", "bank-lone", 2, amount="100")
    keeps(story, "bank-lone", "bank-below")
    keeps(story, "bank-hub", "bank-safe")
    keeps(story, "bank-mid", "bank-safe")
    keeps(story, "bank-hub", "bank-maybe")
    keeps(story, "bank-mid", "bank-maybe", currency="")
    keeps(story, "bank-hub", "bank-euro", currency="EUR")
    keeps(story, "bank-hub", "bank-late", start_date="2018-07-01", end_date="..")
    keeps(story, "bank-hub", "bank-past", start_date="2010", end_date="2018-06-29")
    keeps(story, "bank-hub", "bank-rumour", 1)
    keeps(story, "bank-above", "bank-hub", currency="EUR")
    story.link("BRANCH_OF", "bank-hub-branch", "bank-hub")
    story.fact("BankAccount", roles={"bank": "bank-hub-branch", "holder": "bank-under-branch"},
               currency="USD", **STOOD)  # fmt: skip
    deals(story)
    for name, country in (("bank-us", "us"), ("bank-hub", "hk"), ("bank-lone", "mn"),
                          ("company-trader", "cn"), ("bank-safe", "mn")):  # fmt: skip
        named(story, name, country=(country,))
    return story


def deals(story: Story) -> None:
    """Tell who else deals with the hub, and with those."""
    story.link("FINANCES", "bank-hub", "company-trader", amount="300", currency="USD", **STOOD)
    story.link("SUPPLIES", "company-trader", "company-buyer", 4, **STOOD)
    story.link("OWNS", "company-owner", "company-trader", **STOOD)
    story.link("OWNS", "company-owner", "bank-hub", **STOOD)
    story.fact("Insurance", roles={"insurer": "company-insurer", "assured": "bank-hub"}, **STOOD)
    story.fact("Insurance", roles={"insurer": "company-mutual", "assured": "bank-hub"}, **STOOD)
    story.fact("Loan", roles={"lender": "company-saver", "borrower": "bank-hub"}, amount="500",
               currency="EUR", **STOOD)  # fmt: skip
    story.link("PAID", "bank-hub", "company-payee", date="2018-06-30", amount="7", currency="USD")
    story.link("PAID", "bank-hub", "company-tomorrow", date="2018-07-01")
    story.link("FINANCES", "bank-hub", "ship-bought", **STOOD)
    story.link("MANAGES", "company-manager", "ship-bought", **STOOD)
    story.link("SERVES", "company-yard", "ship-bought", **STOOD)
    story.link("SERVES", "company-unknown", "bank-hub", published="2019-01-01", **STOOD)


class Ask:
    """Answers questions about the hub, or about another party of the story."""

    def __init__(self, graph: Graph, story: Story) -> None:
        self.graph, self.story = graph, story

    def __call__(self, subject: str = "bank-hub", **how: Any) -> Impact:
        asked = {"as_of": DAY, "known_by": date(2018, 12, 31), "limit": 100, **how}
        return impact(self.graph, Question(self.story.id(subject), **asked))


def part(answer: Impact, name: str) -> list[Any]:
    """Return the results of one part."""
    return [one.root for one in answer.results if one.root.part == name]
