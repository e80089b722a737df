"""``kg build`` on a Spark cluster: the same stages and bytes, spread over machines. Needs the extra ``spark``."""
