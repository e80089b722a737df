"""Reads facts from the mentions of an article."""
