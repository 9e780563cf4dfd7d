"""The job: steps in their order, each written as Parquet, so that what was done is not done again."""

from __future__ import annotations

import json
import os
import sys
import time
import warnings
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from .. import _variorum as native
from .._ranges import check
from ..errors import UseError

if TYPE_CHECKING:
    from pyspark.sql import DataFrame, SparkSession

#: The steps in their order; what each needs stands before it.
STEPS = ("reports", "analyses", "proposed", "pairs", "groups", "sketches", "stories", "records")

#: Of each step, those that it reads.
NEEDS: dict[str, tuple[str, ...]] = {
    "reports": (),
    "analyses": ("reports",),
    "proposed": ("reports",),
    "pairs": ("proposed", "reports"),
    "groups": ("pairs", "reports"),
    "sketches": ("reports",),
    "stories": ("sketches",),
    "records": ("stories", "reports"),
}

#: Of each step, the settings that decide it beside those of the steps that it reads.
DECIDED_BY: dict[str, tuple[str, ...]] = {
    "proposed": ("window", "bucket"),
    "pairs": ("least",),
    "stories": ("story_window", "memory"),
    "records": ("least_reports", "most_reports"),
}

#: Inputs that could not be read that are named.
FAILURES_SHOWN = 5

#: Reports whose runs make one partition: about a million rows of 40 bytes.
REPORTS_A_PARTITION = 16_384


@dataclass(frozen=True)
class Settings:
    """What decides the answers, with the program's own defaults."""

    least: float = 0.25
    """Least share of either report's words that a pair has in common."""
    window: int | None = None
    """Days between two reports that can be a pair, where both are dated."""
    bucket: int | None = None
    """Days of a bucket, for years of news: copies are looked for within a bucket and from one to the next alone."""
    story_window: int = 14
    """Days after which a report can no longer change its story."""
    memory: int = 1024
    """MiB for reports that can still change their story."""
    least_reports: int = 2
    """Reports from which a story gets a record."""
    most_reports: int = 2000
    """Reports up to which a story gets one."""

    def __post_init__(self) -> None:
        check(**asdict(self))


class Job:
    """A job in a folder, local or of any file system that the engine writes.

    `run` does what is not done; a folder that holds another job's steps is refused.
    """

    def __init__(
        self,
        spark: SparkSession,
        work: str | os.PathLike[str],
        settings: Settings | None = None,
        *,
        quiet: bool = False,
        **given: object,
    ) -> None:
        self.spark = spark
        self.work = os.fspath(work).rstrip("/")
        if not self.work:
            raise UseError("the folder of the work has no name; give one that the steps may be written into")
        self.settings = settings or Settings(**given)  # type: ignore[arg-type]
        self.quiet = quiet
        #: Inputs that could not be read, once `run` is done.
        self.failures = 0

    def run(self, inputs: str | os.PathLike[str] | Sequence[str | os.PathLike[str]], wanted: Sequence[str] = STEPS) -> None:
        """Reads files and folders, and takes the wanted steps and those that they need."""
        from . import steps

        several = [inputs] if isinstance(inputs, (str, os.PathLike)) else inputs
        paths = [os.fspath(path) for path in several]
        self._run(paths, lambda: steps.reports_of_files(self.spark, paths), wanted)

    def run_table(self, table: DataFrame, name: str = "table", wanted: Sequence[str] = STEPS) -> None:
        """The same with a DataFrame, a report a row. The caller names it: a name is taken for the same rows."""
        from . import steps

        self._run([name], lambda: steps.reports_of_table(table, name), wanted)

    def read(self, step: str) -> DataFrame:
        """What a step has written; nothing but its columns where it has no row."""
        from . import steps

        if step not in STEPS:
            raise UseError(_no_step(step))
        # With its columns named, as an engine may write no file at all where there is no row.
        return self.spark.read.schema(steps.COLUMNS[step]).parquet(f"{self.work}/{step}")

    def _run(self, inputs: list[str], first: Callable[[], DataFrame], wanted: Sequence[str]) -> None:
        for step in _needed(wanted):
            begun = time.monotonic()
            made_of = self._made_of(step, inputs)
            if self._is_done(step, made_of):
                self._say(f"{step}: done before")
                continue
            with warnings.catch_warnings():
                # One order over all reports is meant.
                warnings.filterwarnings("ignore", message=".*No Partition Defined", category=UserWarning)
                frame = first() if step == "reports" else self._step(step)
                self._write(frame, step)
            rows = self.read(step).count()
            self._mark(step, made_of, rows)
            self._say(f"{step}: {rows} rows, {time.monotonic() - begun:.1f} s")
        self._tell_failures()

    def _tell_failures(self) -> None:
        """Names the first inputs that could not be read, and says how many there are."""
        failed = self.read("reports").where("failed is not null")
        self.failures = count = failed.count()
        if count:
            shown = failed.orderBy("number").limit(FAILURES_SHOWN).collect()
            for row in shown:
                self._say(f"could not be read: {row['failed']}")
            self._say(f"{count} inputs could not be read; the reasons stand in the column `failed` of {self.work}/reports")

    def _step(self, step: str) -> DataFrame:
        from . import steps

        settings = self.settings
        reports = steps.readable(self.read("reports"))
        if step == "analyses":
            return steps.analyses(reports)
        if step == "proposed":
            partitions = max(reports.count() // REPORTS_A_PARTITION, 1) + 1
            return steps.proposed(reports, partitions, settings.window, settings.bucket)
        if step == "pairs":
            return steps.pairs(self.read("proposed"), reports, settings.least)
        if step == "groups":
            return steps.groups(self.read("pairs"), reports)
        if step == "sketches":
            return steps.sketches(reports)
        if step == "stories":
            return steps.stories(self.read("sketches"), settings.story_window, settings.memory)
        return steps.records(self.read("stories"), reports, settings.least_reports, settings.most_reports)

    def _made_of(self, step: str, inputs: list[str]) -> dict[str, Any]:
        """What decides a step's rows: the inputs, the version of the analysis, and settings."""
        made_of: dict[str, Any] = {"inputs": inputs, "version": native.BUILD}
        for one in _needed([step]):
            made_of.update((name, getattr(self.settings, name)) for name in DECIDED_BY.get(one, ()))
        return made_of

    def _is_done(self, step: str, made_of: dict[str, Any]) -> bool:
        if "://" not in self.work and not os.path.isdir(f"{self.work}/done/{step}"):
            return False  # without asking the engine, which would tell of a fault
        try:
            [mark] = self.spark.read.parquet(f"{self.work}/done/{step}").collect()
        except Exception:  # engines differ in what they raise where nothing is
            return False
        if changed := _changed(json.loads(mark["made_of"]), made_of):
            raise UseError(
                f"{self.work} holds the step {step!r} of other {changed}; give another folder for the work, "
                f"or remove {self.work}/{step} and {self.work}/done/{step}"
            )
        return True

    def _mark(self, step: str, made_of: dict[str, Any], rows: int) -> None:
        told = json.dumps(made_of, sort_keys=True, ensure_ascii=False)
        self._write(self.spark.createDataFrame([(told, rows)], "made_of string, rows long"), f"done/{step}")

    def _write(self, frame: DataFrame, name: str) -> None:
        frame.write.mode("overwrite").option("compression", "zstd").parquet(f"{self.work}/{name}")

    def _say(self, message: str) -> None:
        if not self.quiet:
            print(f"variorum.corpus: {message}", file=sys.stderr, flush=True)


def _changed(before: dict[str, Any], now: dict[str, Any]) -> str:
    """What differs, for a message; empty where nothing does."""
    changed = [name for name in now if before.get(name) != now[name]]
    settings = [f"{name} (then {before.get(name)}, now {now[name]})" for name in changed if name != "inputs"]
    return ", ".join((["inputs"] if "inputs" in changed else []) + settings)


def _no_step(step: str) -> str:
    return f"there is no step {step!r}; the steps are {', '.join(STEPS)}"


def _needed(wanted: Sequence[str]) -> list[str]:
    unknown = [step for step in wanted if step not in STEPS]
    if unknown:
        raise UseError(_no_step(unknown[0]))
    needed = set(wanted)
    for step in reversed(STEPS):
        if step in needed:
            needed.update(NEEDS[step])
    return [step for step in STEPS if step in needed]
