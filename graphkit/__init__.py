"""Trace documented exposure chains in an evidence graph of shipping and finance networks."""

__version__ = "0.1.0"
