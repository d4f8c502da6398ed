"""The only room that speaks to Neo4j."""

from graphkit.graph.audit import Check, audit
from graphkit.graph.connection import Graph, connect
from graphkit.graph.count import Count
from graphkit.graph.load import load
from graphkit.graph.report import LoadReport

__all__ = ["Check", "Count", "Graph", "LoadReport", "audit", "connect", "load"]
