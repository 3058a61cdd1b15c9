"""Documents in: text, HTML, PDF and DOCX become clean text whose every character knows where it came from."""
