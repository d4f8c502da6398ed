"""OFAC's SDN list in its legacy CSV form -> records (docs/sources.md)."""

from ingest.ofac.reading import OfacReading, read

__all__ = ["OfacReading", "read"]
