"""How the brief is put together as WordprocessingML; everything here needs python-docx."""
