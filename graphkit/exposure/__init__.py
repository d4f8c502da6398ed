"""Typed questions about exposure and their typed answers; runs query files, never holds Cypher."""
