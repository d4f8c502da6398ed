"""What the Neo4j Browser is given: a guide, saved queries, a style, and links that open it."""
