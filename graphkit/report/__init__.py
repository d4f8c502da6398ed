"""Answers as table, JSON, JSON Lines and CSV. Renders what it is given; never queries."""
