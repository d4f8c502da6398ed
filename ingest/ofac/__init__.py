"""OFAC's SDN list and its list of all else, in any of three forms -> records."""

from ingest.loading import load, retire
from ingest.ofac.reading import OfacReading, read
from ingest.ofac.transform import transform

__all__ = ["OfacReading", "load", "read", "retire", "transform"]
