"""From a source's files to checked records: knows formats, never questions."""
