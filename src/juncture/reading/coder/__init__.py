"""The grammar coder: patterns over a dependency parse, lexicons as data; offline and deterministic."""
