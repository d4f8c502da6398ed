"""BODS 0.4: who owns, controls or benefits from whom, as beneficial ownership statements say."""

from ingest.bods.reading import BodsReading, read
from ingest.bods.transform import transform
from ingest.loading import load, retire

__all__ = ["BodsReading", "load", "read", "retire", "transform"]
