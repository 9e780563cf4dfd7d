"""The job as a command: `python -m variorum.corpus`."""

from __future__ import annotations

import argparse
import os
import signal
import socket
import sys
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from ..errors import UseError
from .job import STEPS, Job, Settings

if TYPE_CHECKING:
    from pyspark.sql import SparkSession

ABOUT = """\
A corpus of any size, on Apache Spark or on Sail: which reports copy one another, which tell one story, and one record a story.

Reads whatever `variorum` reads (WARC, WACZ, Parquet, JSON lines, CSV, pages, feeds, mail, …; files, folders, quoted globs) and
writes each step as Parquet into the folder of the work:

  reports    a row a report, numbered in input order; what could not be read has the reason in `failed`
  analyses   what each report says, as `variorum read`
  proposed   pairs that have rare runs of words in common, and boilerplate
  pairs      the pairs that hold, with their passages, as `variorum copies`
  groups     what pairs hold together, as `variorum copies`
  sketches   the words that say which event a report tells
  stories    the story of each report, as `variorum group`
  records    one record a story, as `variorum compare`

What is done is not done again: after a crash the same command goes on. Workers open the inputs by the same paths, and need the
wheel installed."""

EXAMPLES = """\
examples:
  python -m variorum.corpus crawl/*.warc.gz --work out              on Sail, in this process, if it is installed; else on Spark
  python -m variorum.corpus articles.parquet --work out --step pairs --step groups
  python -m variorum.corpus articles/ --work out --master local[4]  on Spark, on four cores of this machine
  python -m variorum.corpus articles/ --work out --remote sc://spark.example:15002
  spark-submit --master spark://host:7077 -m variorum.corpus …      in a session that is there

Exit status: 0 done, 2 bad use or inputs that could not be read (the others were handled).

to install: pip install 'variorum[sail]'  or  pip install 'variorum[spark]' (with Java 17 or newer)"""


#: Where a Spark Connect server listens that says nothing else.
CONNECT_PORT = 15_002

#: How long a server may take to answer.
ANSWERING_SECONDS = 10


def parser() -> argparse.ArgumentParser:
    """The command line."""
    defaults = Settings()
    made = argparse.ArgumentParser(
        prog="python -m variorum.corpus",
        description=ABOUT,
        epilog=EXAMPLES,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    made.add_argument("inputs", nargs="+", metavar="INPUT", help="files, folders or quoted globs, in order")
    made.add_argument("--work", required=True, metavar="FOLDER", help="where the steps are written, and read again")
    made.add_argument(
        "--step", action="append", choices=STEPS, dest="steps", help="this step and those that it needs; may be given again (default: all)"
    )
    made.add_argument(
        "--least", type=float, default=defaults.least, metavar="SHARE",
        help="least share of either report's words that a pair has in common (default: %(default)s)",
    )  # fmt: skip
    made.add_argument(
        "--window", type=int, metavar="DAYS", help="days between two reports that can be a pair, where both are dated (default: any)"
    )
    made.add_argument(
        "--bucket", type=int, metavar="DAYS",
        help="for years of news: look for copies within so many days and the next so many alone (default: everywhere, as `variorum copies`)",
    )  # fmt: skip
    made.add_argument(
        "--story-window", type=int, default=defaults.story_window, metavar="DAYS",
        help="days after which a report can no longer change its story (default: %(default)s)",
    )  # fmt: skip
    made.add_argument(
        "--memory", type=int, default=defaults.memory, metavar="MIB",
        help="memory for reports that can still change their story (default: %(default)s)",
    )  # fmt: skip
    made.add_argument(
        "--least-reports", type=int, default=defaults.least_reports, metavar="N",
        help="reports from which a story gets a record (default: %(default)s)",
    )  # fmt: skip
    made.add_argument(
        "--most-reports", type=int, default=defaults.most_reports, metavar="N",
        help="reports up to which a story gets a record; larger ones are named (default: %(default)s)",
    )  # fmt: skip
    engine = made.add_mutually_exclusive_group()
    engine.add_argument("--sail", action="store_true", help="run on Sail, in this process")
    engine.add_argument("--master", help="run on Spark with this master: local[4], spark://host:7077, yarn, …")
    engine.add_argument("--remote", help="run on a Spark Connect server: sc://host:15002 (Spark's or Sail's)")
    made.add_argument("--quiet", "-q", action="store_true", help="do not say what is done")
    return made


def main() -> None:
    given = parser().parse_args()
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    names = ("least", "window", "bucket", "story_window", "memory", "least_reports", "most_reports")
    try:
        settings = Settings(**{name: getattr(given, name) for name in names})
        with session(given) as spark:
            # An interrupt ends the program at once; Spark has taken it to itself meanwhile. What is done stays done.
            signal.signal(signal.SIGINT, signal.SIG_DFL)
            job = Job(spark, given.work, settings, quiet=given.quiet)
            job.run(given.inputs, given.steps or STEPS)
    except UseError as error:
        print(f"variorum.corpus: {error}", file=sys.stderr)
        sys.exit(2)
    sys.exit(2 if job.failures else 0)


@contextmanager
def session(given: argparse.Namespace) -> Iterator[SparkSession]:
    """A session of the engine that was asked for, or that is there."""
    # Workers run this very Python, which has the wheel.
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    if remote := given.remote or os.environ.get("SPARK_REMOTE"):
        _answering(remote)
        yield from _used(_builder().remote(remote))
    elif given.sail or (given.master is None and _has_sail()):
        yield from _on_sail()
    else:
        builder = _builder()
        _with_spark()
        yield from _used(builder.master(given.master) if given.master else builder)


def _builder() -> Any:
    try:
        from pyspark.sql import SparkSession
    except ImportError:
        raise UseError("no engine is installed; pip install 'variorum[sail]' or 'variorum[spark]'") from None
    return SparkSession.builder.appName("variorum.corpus")


def _with_spark() -> None:
    from pyspark.util import is_remote_only

    if is_remote_only():
        raise UseError("this is Spark's client alone; pip install 'variorum[spark]', or give --sail or --remote sc://…")


def _answering(remote: str) -> None:
    """A server that is not there would be asked again for minutes."""
    place = urlsplit(remote)
    try:
        if place.scheme != "sc":
            raise ValueError("it does not begin with sc://")
        socket.create_connection((place.hostname or "", place.port or CONNECT_PORT), timeout=ANSWERING_SECONDS).close()
    except (OSError, ValueError) as fault:
        raise UseError(f"nothing answers at {remote} ({fault}); a Spark Connect server is named as sc://host:{CONNECT_PORT}") from None


def _used(builder: Any) -> Generator[SparkSession, None, None]:
    # Texts are long: few of them make a batch.
    spark = builder.config("spark.sql.execution.arrow.maxRecordsPerBatch", "1024").getOrCreate()
    spark.range(1).collect()  # it answers, so it has begun
    try:
        yield spark
    finally:
        spark.stop()


def _has_sail() -> bool:
    from importlib.util import find_spec

    return find_spec("pysail") is not None


def _on_sail() -> Iterator[SparkSession]:
    try:
        from pysail.spark import SparkConnectServer
    except ImportError:
        raise UseError("Sail is not installed; pip install 'variorum[sail]'") from None
    # What it logs is its own; faults come as exceptions.
    os.environ.setdefault("RUST_LOG", "error")
    with _interrupts_wait():
        server = SparkConnectServer()
        server.start(background=True)
        _, port = server.listening_address
        sessions = _used(_builder().remote(f"sc://127.0.0.1:{port}"))
        spark = next(sessions)
        # It has taken the interrupt to itself as it began, and would then wait for itself for ever.
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    try:
        yield spark
    finally:
        sessions.close()
        server.stop()


@contextmanager
def _interrupts_wait() -> Iterator[None]:
    """An interrupt is held back, in this thread and in those that begin meanwhile."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


if __name__ == "__main__":
    main()
