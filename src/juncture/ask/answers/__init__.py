"""The answers, one for each thing that may be asked: a question before a view in, lines with citations out."""
