"""How the documentation is built: `make docs`."""

import juncture

project = "Juncture"
author = "The Juncture authors"
copyright = "2026, The Juncture authors"
version = release = juncture.__version__

extensions = ["myst_parser", "sphinx.ext.autodoc"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build", "tools"]
nitpicky = True

myst_enable_extensions = ["colon_fence", "deflist"]
myst_heading_anchors = 3

html_theme = "furo"
html_title = "Juncture"
html_copy_source = False
html_show_sphinx = False
