"""The commands. Each module here is one of them: it reads the command line, calls the library, and prints."""
