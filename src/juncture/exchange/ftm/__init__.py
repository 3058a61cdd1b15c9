"""FollowTheMoney: entities that investigators' tools read, one data set a source document.

FollowTheMoney holds values, not assertions: it knows no voice, no range of dates, no roles but
``organizer`` and ``involved``. So only what a source asserts in its own words goes out as a fact;
everything else goes out as a ``Note`` whose words keep its voice, and the report names what was lost.
"""
