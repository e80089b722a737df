"""The version of the program, written into what it builds."""

__version__ = "0.1.0"
