"""W3C Web Annotations: each passage as an annotation of its document, and annotations of others back in.

Positions are code points of the hashed text, which the target names; the words of the passage stand beside
them where the text is at hand. Coming in, words that are not found exactly or after folding make an orphan.
"""
