"""Juncture: record, check, query and run forward a political crisis, and write the brief."""

__version__ = "0.1.0"
