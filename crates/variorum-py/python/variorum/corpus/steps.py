"""The steps of the job, each a function from DataFrames to a DataFrame; `Job` writes what each gives and reads it again.

Reports are numbered in input order. That makes every step's answer that of the program on one machine, on any engine, with any
number of workers: the program says *earlier* and *first* of inputs, and these numbers say the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from pyspark.errors import PySparkException
from pyspark.sql import Window
from pyspark.sql import functions as F

from . import workers

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession, WindowSpec

#: Of each step, the columns.
REPORTS = (
    "number long, id string, path string, text string, url string, outlet string, title string, byline string, "
    "published string, published_given boolean, language string, notices string, failed string"
)
ANALYSES = "number long, id string, path string, report string"
SKETCHES = "number long, id string, path string, sketch binary"
STORIES = "number long, id string, path string, story string"
RUNS = "partition int, bucket int, is_guest boolean, run long, number long, place int, day int, outlet int, n_runs int"
PROPOSED = "a long, b long, a_runs long, b_runs long, in_common long, place int"
PAIRS = (
    "a_number long, b_number long, a string, a_path string, b string, b_path string, share_a double, share_b double, "
    "passages string"
)
RECORDS = "story string, reports long, independent long, record string, left_out string"

GROUPS = "group string, reports string"

#: The same by the steps' names.
COLUMNS = {
    "reports": REPORTS,
    "analyses": ANALYSES,
    "proposed": PROPOSED,
    "pairs": PAIRS,
    "groups": GROUPS,
    "sketches": SKETCHES,
    "stories": STORIES,
    "records": RECORDS,
}

#: Tasks of a step at most: each takes some of the files, or partitions, one after another.
MOST_TASKS = 8192


def reports_of_files(spark: SparkSession, paths: Sequence[str]) -> DataFrame:
    """The reports of files: every format that the program reads, a file a task. Workers open them by the same paths.

    A file that cannot be read, or an item of it, is a row without an id, with the reason in `failed`.
    """
    files = list(enumerate(paths))
    named = spark.createDataFrame(files, "file long, path string")
    # More tasks than files: by a hash, some get two.
    tasks = affordable(spark, 2 * len(files))
    return named.repartition(tasks, "file").mapInArrow(workers.read_files, REPORTS)


def affordable(spark: SparkSession, tasks: int) -> int:
    """So many tasks, or as many of them as the engine takes on: Sail on a cluster refuses more than its workers have room for at once, and
    does not say before how much that is."""
    tasks = min(tasks, MOST_TASKS)
    while tasks > 1:
        try:
            spark.range(1).repartition(tasks).collect()
        except PySparkException:
            tasks //= 2
        else:
            break
    return tasks


def reports_of_table(table: DataFrame, name: str = "table") -> DataFrame:
    """The reports of a DataFrame with a row each; columns are known by the names that Parquet files have for them.

    `number`, a column of whole numbers that grow in input order, is taken where it is there; else rows are numbered by all their
    columns in order, which is the same on every run.
    """
    if "number" not in table.columns:
        numbered = F.row_number().over(Window.orderBy(*table.columns)).cast("long")
        table = table.withColumn("number", numbered)
    return table.mapInArrow(partial(workers.read_rows, name=name), REPORTS)


def in_order(frame: DataFrame, window: WindowSpec) -> DataFrame:
    """Rows in an order that workers see. A window's number needs it; a sort that nothing needs, an engine may leave out."""
    return frame.withColumn("at", F.row_number().over(window))


def readable(reports: DataFrame) -> DataFrame:
    """The reports that could be read."""
    return reports.where(F.col("id").isNotNull())


def analyses(reports: DataFrame) -> DataFrame:
    """What each report says, as `variorum read` writes it."""
    return reports.mapInArrow(workers.analyse, ANALYSES)


def sketches(reports: DataFrame) -> DataFrame:
    """What grouping keeps of each report."""
    return reports.mapInArrow(workers.sketch, SKETCHES)


def stories(sketches: DataFrame, window: int, memory: int) -> DataFrame:
    """The story of each report, as `variorum group` says it.

    One task: which story a report joins depends on all before it. It is cheap beside reading and sketching, which are spread.
    """
    stream = in_order(sketches, Window.orderBy("number"))
    # Whatever an engine puts between: one task gets all, and takes them by their places.
    return stream.repartition(1).mapInArrow(partial(workers.group, window=window, memory=memory), STORIES)


def proposed(reports: DataFrame, partitions: int, window: int | None, bucket: int | None) -> DataFrame:
    """Pairs worth a look, and what is boilerplate where; a pair may stand in several rows, one a partition of runs."""
    runs = reports.mapInArrow(partial(workers.runs, partitions=partitions, bucket=bucket), RUNS)
    spread = runs.repartition(affordable(reports.sparkSession, partitions), "partition")
    return spread.mapInArrow(partial(workers.propose, window=window), PROPOSED)


def pairs(proposed: DataFrame, reports: DataFrame, least: float) -> DataFrame:
    """The pairs that hold, each with its passages, as `variorum copies` writes them."""
    counted = (
        proposed.where(F.col("place").isNull())
        .groupBy("a", "b")
        .agg(
            F.max("a_runs").alias("a_runs"),
            F.max("b_runs").alias("b_runs"),
            F.sum("in_common").alias("in_common"),
            F.lit(None).cast("int").alias("place"),
        )
    )
    worth = counted.mapInArrow(workers.worth, PROPOSED).select("a", "b")
    boilerplate = proposed.where(F.col("place").isNotNull()).groupBy(F.col("a").alias("number"))
    left_out = boilerplate.agg(F.collect_list("place").alias("out"))
    sides = reports.select("number", "id", "path", "text").join(left_out, "number", "left")
    a, b = (sides.select([F.col(name).alias(f"{side}_{name}") for name in sides.columns]) for side in "ab")
    texts = worth.join(a, F.col("a") == F.col("a_number")).join(b, F.col("b") == F.col("b_number")).drop("a", "b")
    # Of one first report all pairs in a row: it is read once.
    return in_order(texts, Window.partitionBy("a_number").orderBy("b_number")).mapInArrow(partial(workers.verify, least=least), PAIRS)


def groups(pairs: DataFrame, reports: DataFrame) -> DataFrame:
    """The groups that pairs hold together, as `variorum copies` writes them. One task joins the pairs, two numbers each."""
    numbers = pairs.select("a_number", "b_number").repartition(1)
    members = numbers.mapInArrow(workers.join, "number long, first long")
    named = members.join(reports.select("number", "id", "path"), "number")
    return named.repartition("first").mapInArrow(workers.name_groups, GROUPS)


def records(stories: DataFrame, reports: DataFrame, least_reports: int, most_reports: int) -> DataFrame:
    """The record of each story of so many reports, as `variorum compare --together` writes it."""
    sizes = stories.groupBy("story").agg(F.count("number").alias("of")).where(F.col("of") >= least_reports)
    told = stories.select("number", "story").join(sizes, "story").join(reports, "number")
    # In the order of stories a task holds one at a time, where the engine keeps to it.
    spread = told.repartition("story").sortWithinPartitions("story")
    return spread.mapInArrow(partial(workers.record, most=most_reports), RECORDS)
