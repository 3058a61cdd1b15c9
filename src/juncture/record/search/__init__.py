"""Full-text search over passages and statements: what is found is the same in memory and in either database."""

from juncture.record.search.answer import Found, Hit, Resting
from juncture.record.search.in_memory import search_record
from juncture.record.search.in_store import search_store
from juncture.record.search.query import Query, parse

__all__ = ["Found", "Hit", "Query", "Resting", "parse", "search_record", "search_store"]
