"""FollowTheMoney entities as JSON lines -> records (docs/sources.md)."""

from ingest.ftm.reading import FtmReading, read
from ingest.ftm.transform import transform

__all__ = ["FtmReading", "read", "transform"]
