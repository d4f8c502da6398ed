"""A dossier as pages that are handed over: HTML, Markdown, PDF, a workbook, files for other tools.

Each renders the same findings file, so the same file gives the same bytes.
"""
