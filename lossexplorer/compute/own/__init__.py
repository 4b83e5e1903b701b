"""Losses that people bring along: from a Python file, or from a package, to an entry of the catalogue.

A file is read and looked through (``source``) before anything in it is executed; ``load`` executes it, and is called
for files that somebody trusts and for nothing else.
"""
