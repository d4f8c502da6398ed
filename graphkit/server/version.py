"""The one version of Neo4j that graphkit starts, tests against and pins."""

from __future__ import annotations

NEO4J_VERSION = "2026.08.1"
BROWSER_VERSION = "5.24.0"

ROOTS = (
    f"org.neo4j:neo4j:{NEO4J_VERSION}",
    f"org.neo4j.app:neo4j-server:{NEO4J_VERSION}",
    f"org.neo4j.client:neo4j-browser:{BROWSER_VERSION}",
)
"""What the server is made of; everything else in jars.lock follows from these."""
