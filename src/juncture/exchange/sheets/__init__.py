"""Spreadsheets: one sheet a kind of entry, out for people to edit and back in as changes.

A workbook carries what it was written from. Coming back, only cells that a person changed since then are
changes; a cell that the record changed meanwhile as well is a conflict to show, and nothing is guessed:
formulas, merged cells and dates of several readings are named by cell with what would be accepted.
"""
