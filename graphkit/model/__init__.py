"""The vocabulary: entities, links, evidence, dates, identifiers. Imports nothing of ours."""
