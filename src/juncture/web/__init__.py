"""The workbench: the analyst's pages, served to a browser. It asks the library and never answers by itself.

``app`` puts the parts together; ``pages`` holds one module for each page. What a page may touch:
:mod:`juncture.web.shelf` for records, :mod:`juncture.web.identity` for who is asking,
:mod:`juncture.web.rendering` for what is sent back.
"""
