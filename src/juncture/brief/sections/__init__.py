"""The standing questions, one module each: from what the record holds to the blocks that answer."""
