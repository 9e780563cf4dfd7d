"""A corpus of any size, on Apache Spark or on Sail: reports, analyses, copies, stories, records.

The same file runs on both: it uses the DataFrame API alone, and all that is done to a report is done in Rust, through Arrow. Each
step gives, row by row, what the program gives on one machine (`variorum read`, `copies`, `group`, `compare`).

    python -m variorum.corpus --help

From a program, with a session of its own:

    from variorum import corpus
    job = corpus.Job(spark, "work", least=0.25)
    job.run(["crawl.warc.gz", "articles.parquet"])
    spark.read.parquet("work/pairs").show()

`variorum.corpus.steps` holds each step as a function from DataFrame to DataFrame, for who has tables and not files.
"""

from .job import STEPS, Job, Settings

__all__ = ["STEPS", "Job", "Settings"]
