"""The case file: a folder of CSV files, checked as one unit (docs/reference/case-file.md)."""

from ingest.case.loading import left, left_lines, load
from ingest.case.problems import Problem
from ingest.case.reading import CaseReading, Count, accept, read

__all__ = ["CaseReading", "Count", "Problem", "accept", "left", "left_lines", "load", "read"]
