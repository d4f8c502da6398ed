"""Benchmarks that anyone can run; they print comparisons as ratios and are not timed tests."""
