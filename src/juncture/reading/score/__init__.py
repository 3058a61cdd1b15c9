"""The score: a coder's proposals beside a reader's list, by span and by field,
with every miss and false alarm shown."""
