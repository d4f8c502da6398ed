"""Identity by name: what may be one thing, what people decided about it, and undoing that."""
