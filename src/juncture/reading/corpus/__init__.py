"""A corpus: thousands of documents to a table of events, in bounded memory, resumed where it stopped."""
