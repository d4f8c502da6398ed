"""FollowTheMoney entities as JSON lines -> records (docs/reference/sources.md)."""

from ingest.ftm.reading import FtmReading, read
from ingest.ftm.transform import transform
from ingest.loading import load, retire

__all__ = ["FtmReading", "load", "read", "retire", "transform"]
