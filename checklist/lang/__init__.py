"""Sentences in each language."""
