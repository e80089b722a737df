"""``python -m kg`` is ``kg``."""

from kg.cli.app import run

if __name__ == "__main__":
    run()
