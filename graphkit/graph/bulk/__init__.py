"""Files for Neo4j's own importer: a whole release into an empty store, at the importer's speed."""

from graphkit.graph.bulk.finish import finish
from graphkit.graph.bulk.groups import DELIMITER
from graphkit.graph.bulk.output import CsvFiles
from graphkit.graph.bulk.prepare import Prepared, prepare

__all__ = ["DELIMITER", "CsvFiles", "Prepared", "finish", "prepare"]
