"""Named lists: the one that comes with Juncture, and readers for copies that users have.

A list is recognised by its columns. What cannot be read is set aside with its line and the reason; nothing is
dropped in silence and nothing is guessed.
"""

from juncture.precedents.lists.own import own_list
from juncture.precedents.lists.reading import read_list, shipped

__all__ = ["own_list", "read_list", "shipped"]
