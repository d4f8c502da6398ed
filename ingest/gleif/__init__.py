"""GLEIF: who is who among holders of LEIs, who consolidates whom, and why a parent is not told."""

from ingest.gleif.reading import GleifReading, read
from ingest.gleif.transform import transform
from ingest.loading import load, retire

__all__ = ["GleifReading", "load", "read", "retire", "transform"]
