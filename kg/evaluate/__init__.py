"""Scores exported facts against gold facts: ``python -m kg.evaluate``; see docs/evaluation.md."""
