"""How the facts of an article answer to changes of its text."""
