"""Precedents: what happened in past cases, as data with named sources."""
