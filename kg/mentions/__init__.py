"""Finds typed spans of text."""
