"""The UN Security Council's consolidated list in XML -> records (docs/reference/sources.md)."""

from ingest.loading import load, retire
from ingest.un.reading import UnReading, read
from ingest.un.transform import transform

__all__ = ["UnReading", "load", "read", "retire", "transform"]
