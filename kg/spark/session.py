"""The Spark session of a build."""

import os
import sys

from pyspark.sql import SparkSession


def session(master: str | None = None) -> SparkSession:
    """The session there is, or a new one; with a ``master`` such as "local[2]" one of this machine, on loopback."""
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)  # workers of this environment, not of the system
    builder = SparkSession.Builder().appName("kg")
    if master:
        builder = builder.master(master)
        if master.startswith("local"):
            builder = builder.config("spark.driver.bindAddress", "127.0.0.1").config("spark.driver.host", "127.0.0.1")
            builder = builder.config("spark.ui.enabled", "false").config("spark.ui.showConsoleProgress", "false")
            builder = builder.config("spark.driver.memory", "2g")  # all of Spark but the Python processes
            builder = builder.config("spark.sql.shuffle.partitions", "2").config("spark.log.level", "ERROR")
    builder = builder.config("spark.sql.session.timeZone", "UTC")
    for setting in ("spark.sql.execution.arrow.maxRecordsPerBatch", "spark.sql.parquet.columnarReaderBatchSize"):
        builder = builder.config(setting, "128")  # a row may hold an article and all that it says
    return builder.getOrCreate()
