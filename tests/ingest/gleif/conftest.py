"""Small files of invented entities, to break, and the real ones."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from stdnum.iso7064 import mod_97_10

from graphkit.model.rows import Reject, Row
from ingest.gleif import GleifReading, read

GLEIF = "http://www.gleif.org/data/schema"
EXTENSION = "http://www.gleif.org/data/schema/golden-copy/extensions/1.0"


def lei(number: int) -> str:
    """Return an invented LEI whose check digits hold."""
    body = f"9999INVENTED{number:06d}"
    return body + str(mod_97_10.calc_check_digits(body))


ALPHA, BETA, GAMMA = lei(1), lei(2), lei(3)


def lei_record(
    number: str = ALPHA,
    name: str = "Invented Alpha Ltd",
    *,
    category: str = "GENERAL",
    entity: str = "",
    status: str = "ISSUED",
    entity_status: str = "ACTIVE",
    authority: str = "RA000585",
    entity_id: str = "00000001",
    validation: str = "FULLY_CORROBORATED",
    extension: str = "",
) -> str:
    """Return a level 1 record; `entity` is XML that stands in its Entity."""
    return (
        f"<LEIRecord><LEI>{number}</LEI><Entity><LegalName>{name}</LegalName>{entity}"
        f"<RegistrationAuthority><RegistrationAuthorityID>{authority}</RegistrationAuthorityID>"
        f"<RegistrationAuthorityEntityID>{entity_id}</RegistrationAuthorityEntityID>"
        "</RegistrationAuthority><LegalJurisdiction>GB</LegalJurisdiction>"
        f"<EntityCategory>{category}</EntityCategory><EntityStatus>{entity_status}</EntityStatus>"
        f"</Entity><Registration><RegistrationStatus>{status}</RegistrationStatus>"
        f"<ValidationSources>{validation}</ValidationSources></Registration>"
        f"<Extension>{extension}</Extension></LEIRecord>"
    )


def relationship(
    start: str = ALPHA,
    end: str = BETA,
    kind: str = "IS_DIRECTLY_CONSOLIDATED_BY",
    *,
    status: str = "ACTIVE",
    registration: str = "PUBLISHED",
    validation: str = "FULLY_CORROBORATED",
    began: str = "2018-02-06T00:00:00Z",
    ended: str = "",
    amount: str = "",
    node: str = "LEI",
    updated: str = "2022-06-04T01:00:00Z",
    extension: str = "",
) -> str:
    """Return a level 2 record."""
    quantifier = (
        "<RelationshipQuantifiers><RelationshipQuantifier>"
        "<MeasurementMethod>ACCOUNTING_CONSOLIDATION</MeasurementMethod>"
        f"<QuantifierAmount>{amount}</QuantifierAmount><QuantifierUnits>PERCENTAGE"
        "</QuantifierUnits></RelationshipQuantifier></RelationshipQuantifiers>"
    )
    until = f"<EndDate>{ended}</EndDate>" if ended else ""
    return (
        "<RelationshipRecord><Relationship>"
        f"<StartNode><NodeID>{start}</NodeID><NodeIDType>{node}</NodeIDType></StartNode>"
        f"<EndNode><NodeID>{end}</NodeID><NodeIDType>{node}</NodeIDType></EndNode>"
        f"<RelationshipType>{kind}</RelationshipType><RelationshipPeriods><RelationshipPeriod>"
        f"<StartDate>{began}</StartDate>{until}<PeriodType>RELATIONSHIP_PERIOD</PeriodType>"
        f"</RelationshipPeriod></RelationshipPeriods><RelationshipStatus>{status}"
        f"</RelationshipStatus>{quantifier if amount else ''}</Relationship><Registration>"
        f"<LastUpdateDate>{updated}</LastUpdateDate>"
        f"<RegistrationStatus>{registration}</RegistrationStatus>"
        f"<ValidationSources>{validation}</ValidationSources></Registration>"
        f"<Extension>{extension}</Extension></RelationshipRecord>"
    )


def exception(
    number: str = ALPHA,
    *reasons: str,
    category: str = "DIRECT_ACCOUNTING_CONSOLIDATION_PARENT",
    reference: str = "",
    extension: str = "",
) -> str:
    """Return a reporting exception."""
    why = "".join(f"<ExceptionReason>{one}</ExceptionReason>" for one in reasons)
    cited = f"<ExceptionReference>{reference}</ExceptionReference>" if reference else ""
    return (
        f"<Exception><LEI>{number}</LEI><ExceptionCategory>{category}</ExceptionCategory>"
        f"{why}{cited}<Extension>{extension}</Extension></Exception>"
    )


_DELETED_AT = "<d:DeletedAt>2026-01-02T00:00:00Z</d:DeletedAt>"
DELETED = f'<d:Deletion xmlns:d="{EXTENSION}">{_DELETED_AT}</d:Deletion>'
_FORMS = {
    "lei": ("leidata/2016", "LEIData", "LEIHeader", "LEIRecords"),
    "rr": ("rr/2016", "RelationshipData", "Header", "RelationshipRecords"),
    "repex": ("repex/2016", "ReportingExceptionData", "Header", "ReportingExceptions"),
}


def xml(
    kind: str,
    *records: str,
    content: str = "GLEIF_FULL_PUBLISHED",
    moment: str = "2026-01-05T08:00:00Z",
    count: int | None = None,
) -> bytes:
    """Return a whole file of one kind."""
    namespace, root, header, holder = _FORMS[kind]
    counted = len(records) if count is None else count
    text = (
        f'<?xml version="1.0" encoding="UTF-8"?><{root} xmlns="{GLEIF}/{namespace}"><{header}>'
        f"<ContentDate>{moment}</ContentDate><FileContent>{content}</FileContent>"
        f"<RecordCount>{counted}</RecordCount></{header}><{holder}>{''.join(records)}</{holder}>"
        f"</{root}>"
    )
    return text.encode()


Read = Callable[..., tuple[GleifReading, list[Row | Reject]]]


@pytest.fixture
def read_small(tmp_path: Path) -> Read:
    """Return a function that writes a small file, reads it, and gives reading and rows."""

    def reading(kind: str, *records: str, **more: str) -> tuple[GleifReading, list[Row | Reject]]:
        path = tmp_path / f"{kind}.xml"
        path.write_bytes(xml(kind, *records, **more))  # type: ignore[arg-type]  # a test passes texts
        found = read(path)
        return found, list(found.rows())

    return reading


@pytest.fixture(scope="session")
def gleif(data: Path) -> Path:
    """The folder of real excerpts."""
    return data / "gleif-xml"


def rows_of(path: Path) -> tuple[GleifReading, list[Row]]:
    """Read a real file, which is an excerpt, and give reading and rows; none is rejected."""
    found = read(path, excerpt=True)
    rows = list(found.rows())
    taken = [row for row in rows if isinstance(row, Row)]
    assert len(taken) == len(rows)
    return found, taken
