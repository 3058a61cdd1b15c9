"""What is known: statements, their sources and passages, three clocks and the journal.

This package imports no other part of Juncture; everything else stands on it.
"""
