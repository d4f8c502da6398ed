"""What each file of a case may hold: one table of files, columns and the parsers of their cells.

A column is called what the field of its record is called in the graph; `LOCAL` columns are the
exceptions: the reader works on them itself.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum

from graphkit.model.identifiers import Kind
from graphkit.model.registry import registry
from graphkit.model.statements import Direction, DocumentKind, Proposition, Wording
from ingest.case import cells
from ingest.case.cells import Parser, choice, each, texts


class Sort(Enum):
    """What a row of a file becomes."""

    ENTITY = "an entity"
    IDENTITY = "an identity"
    LINK = "a link"
    FACT = "a joint fact"
    DESIGNATION = "a designation"
    DOCUMENT = "a document"
    EVIDENCE = "evidence"


@dataclass(frozen=True, slots=True)
class CaseFile:
    """One file: what its rows become, its columns, and which of them may not be empty.

    `types` are the schemata or joint facts that its rows may be, the first of them when no column
    says; `own` holds parsers of columns that mean something else here than in other files.
    """

    sort: Sort
    columns: tuple[str, ...]
    required: frozenset[str]
    types: tuple[str, ...] = ()
    own: Mapping[str, Parser] = field(default_factory=dict)

    def parser(self, column: str) -> Parser:
        """Return the parser of a column's cells."""
        return self.own.get(column) or PARSERS[column]


PROSE = frozenset({"notes", "quote"})
"""Columns whose cells may run over several lines."""

IDENTIFIERS = {
    "imoNumber": Kind.IMO,
    "imoCompanyNumber": Kind.IMO_COMPANY,
    "leiCode": Kind.LEI,
    "swiftBic": Kind.BIC,
    "registrationNumber": Kind.REGISTRATION,
    "ofacId": Kind.OFAC,
    "unId": Kind.UN,
}
"""Columns of an entity that identify it."""

LOCAL = frozenset({"id", "schema", "vessel", "from", "to", "entity", "about"})
LOCAL |= {"imoCompanyNumber", "ofacId", "unId", "reliesOn", "document", "heldBy", "admittedBy"}
"""Columns that are no field of the record, or not as they stand: local ids above all."""

PARSERS: dict[str, Parser] = {
    "id": cells.local_id,
    **dict.fromkeys(
        ("name", "role", "goods", "lot", "reference", "kind", "quantity", "title", "publisher")
        + ("authority", "programme", "listId", "scope", "legalBasis", "locator", "element"),
        cells.line,
    ),
    **dict.fromkeys(("notes", "quote"), cells.prose),
    **dict.fromkeys(
        ("alias", "weakAlias", "previousName", "callSign", "type", "tonnage", "address", "position")
        + ("reliesOn", "roles"),
        texts,
    ),
    **dict.fromkeys(
        ("startDate", "date", "decided", "published", "effective", "retrieved", "heldSince")
        + ("withdrawn",),
        cells.date,
    ),
    **dict.fromkeys(("endDate", "end"), cells.end_date),
    **dict.fromkeys(("buildDate", "birthDate"), each(cells.date)),
    **dict.fromkeys(("flag", "country", "jurisdiction", "nationality"), each(cells.country)),
    **dict.fromkeys(("vessel", "from", "to", "entity", "about", "document"), cells.line),
    **dict.fromkeys(("heldBy", "admittedBy"), cells.line),
    **dict.fromkeys(("unidentified", "fraudulent", "read"), cells.true),
    "imoNumber": cells.identifying(Kind.IMO),
    "imoCompanyNumber": cells.identifying(Kind.IMO_COMPANY),
    "leiCode": cells.identifying(Kind.LEI),
    "swiftBic": cells.bic,
    "registrationNumber": each(cells.registration),
    "ofacId": cells.ofac_id,
    "unId": cells.un_id,
    "mmsi": each(cells.mmsi),
    "website": each(cells.url),
    "share": cells.share,
    "amount": cells.amount,
    "currency": cells.currency,
    "stage": choice("stage", "proposed", "in force", "suspended", "ended"),
    "endReason": choice(
        "reason of an end", "delisted", "repealed", "annulled", "expired", "superseded"
    ),
    "measures": cells.measures,
    "reliability": choice("reliability", *"ABCDEF"),
    "file": cells.path,
    "sha256": cells.sha256,
    "url": cells.url,
    "proposition": choice("proposition", *Proposition),
    "direction": choice("direction", *Direction),
    "wording": choice("wording", *Wording),
    "credibility": cells.credibility,
    "memory": choice("grade of memory", "hi", "med", "lo"),
}


def _file(sort: Sort, columns: str, required: str, *types: str, **own: Parser) -> CaseFile:
    return CaseFile(sort, tuple(columns.split()), frozenset(required.split()), types, own)


def _entities(columns: str, *types: str, required: str = "id name") -> CaseFile:
    """Describe a file of entities; the first of several schemata is that of an empty cell."""
    schema = choice("schema", *types)
    return _file(Sort.ENTITY, columns, required, *types, schema=schema, notes=cells.remarks)


def _facts(columns: str, required: str, *types: str, **own: Parser) -> CaseFile:
    """Describe a file of joint facts; each cell of a role may name several holders."""
    roles = {role for one in types for role in registry().joint_facts[one].roles}
    parsers = dict.fromkeys(roles, texts) | {"type": choice("type", *types)} | own
    return _file(Sort.FACT, columns, required, *types, **parsers)


FILES: dict[str, CaseFile] = {
    "vessels.csv": _entities(
        "id name alias previousName imoNumber flag mmsi callSign type tonnage buildDate country"
        " ofacId unId unidentified notes",
        "Vessel",
    ),
    "companies.csv": _entities(
        "id schema name alias weakAlias previousName imoCompanyNumber leiCode registrationNumber"
        " jurisdiction country address website ofacId unId unidentified notes",
        *("Company", "Organization", "PublicBody"),
    ),
    "people.csv": _entities(
        "id name alias birthDate nationality position country ofacId unId notes", "Person"
    ),
    "banks.csv": _entities(
        "id name alias swiftBic leiCode registrationNumber jurisdiction country address ofacId"
        " unId unidentified notes",
        "Bank",
    ),
    "places.csv": _entities(
        "id schema name alias country notes", "Port", "Territory", required="id schema name"
    ),
    "identities.csv": _file(
        Sort.IDENTITY,
        "id vessel name flag mmsi callSign imoNumber fraudulent startDate endDate date notes",
        "id vessel",
        "VesselIdentity",
        # As claimed: a false identity has false numbers.
        imoNumber=cells.line,
        mmsi=texts,
        notes=cells.remarks,
    ),
    "links.csv": _file(
        Sort.LINK,
        "id type from to role share amount currency goods lot startDate endDate date notes",
        "id type from to",
        type=choice("link type", *registry().links),
    ),
    "leases.csv": _facts(
        "id kind lessor lessee vessel broker startDate endDate date reference notes",
        "id kind lessee vessel",
        "Lease",
        kind=choice("kind of lease", *registry().joint_facts["Lease"].kinds),
    ),
    "accounts.csv": _facts(
        "id holder bank signatory reference startDate endDate date notes",
        "id holder bank",
        "BankAccount",
    ),
    "payments.csv": _facts(
        "id date amount currency payer payee payerBank clearing payeeBank onAccountOf lot"
        " reference notes",
        "id payer",
        "Payment",
    ),
    "events.csv": _facts(
        "id type date goods quantity lot reference notes giver receiver place vessel port agent"
        " terminal seller buyer shipper consignee carrier carrierCompany forwarder origin"
        " destination broker",
        "id type",
        *("ShipToShipTransfer", "PortCall", "Shipment", "VesselSale"),
    ),
    "contracts.csv": _facts(
        "id type kind date startDate endDate amount currency goods reference notes applicant"
        " beneficiary issuing advising confirming negotiating reimbursing lender borrower"
        " guarantor security insurer reinsurer assured vessel broker",
        "id type",
        *("LetterOfCredit", "Loan", "Insurance"),
    ),
    "designations.csv": _file(
        Sort.DESIGNATION,
        "id entity authority programme listId stage decided published effective end endReason"
        " scope measures legalBasis notes",
        "id entity authority programme stage",
    ),
    "documents.csv": _file(
        Sort.DOCUMENT,
        "id title kind publisher reliability published retrieved reliesOn file sha256 url"
        " heldBy heldSince withdrawn notes",
        "id title kind publisher",
        kind=choice("kind of document", *DocumentKind),
    ),
    "evidence.csv": _file(
        Sort.EVIDENCE,
        "about proposition direction roles element document locator quote read wording"
        " credibility memory admittedBy notes",
        "about document",
    ),
}
