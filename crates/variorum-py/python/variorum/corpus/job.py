"""The job: steps in their order, each written as Parquet, so that what was done is not done again."""

from __future__ import annotations

import hashlib
import json
import os
import sys
import time
import uuid
import warnings
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

from .. import _variorum as native
from .._ranges import check
from ..errors import UseError

try:
    import fcntl
except ImportError:  # Windows
    fcntl = None  # type: ignore[assignment]

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
        files = native.spell_out([os.fspath(path) for path in several])
        self._run(_listing(files), lambda: steps.reports_of_files(self.spark, files), wanted)

    def run_table(self, table: DataFrame, name: str = "table", wanted: Sequence[str] = STEPS) -> None:
        """The same with a DataFrame, a report a row. The caller names it: a name is taken for the same rows."""
        from . import steps

        self._run(f"the table {name}", lambda: steps.reports_of_table(table, name), wanted)

    def read(self, step: str) -> DataFrame:
        """What a step has written; nothing but its columns where it has no row."""
        from . import steps

        if step not in STEPS:
            raise UseError(_no_step(step))
        # With its columns named, as an engine may write no file at all where there is no row.
        return self.spark.read.schema(steps.COLUMNS[step]).parquet(f"{self.work}/{step}")

    def _run(self, inputs: str, first: Callable[[], DataFrame], wanted: Sequence[str]) -> None:
        with self._alone():
            self._take(inputs, first, wanted)
        self._tell_failures()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """Two runs in one folder would write over each other; of other file systems than this machine's nobody can tell."""
        if "://" in self.work or fcntl is None:
            yield
            return
        try:
            os.makedirs(self.work, exist_ok=True)
            lock = open(f"{self.work}/lock", "w")
        except OSError as fault:
            raise UseError(f"cannot write into {self.work}: {fault.strerror}; give another folder for the work") from None
        with lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise UseError(f"another run works in {self.work}; wait for it, or give another folder for the work") from None
            yield

    def _take(self, inputs: str, first: Callable[[], DataFrame], wanted: Sequence[str]) -> None:
        #: Of each step that is done, which run of it that was.
        runs: dict[str, str] = {}
        for step in _needed(wanted):
            begun = time.monotonic()
            made_of = self._made_of(step, inputs)
            needs = {need: runs[need] for need in NEEDS[step]}
            if run := self._done(step, made_of, needs):
                runs[step] = run
                self._say(f"{step}: done before")
                continue
            with warnings.catch_warnings():
                # One order over all reports is meant.
                warnings.filterwarnings("ignore", message=".*No Partition Defined", category=UserWarning)
                frame = first() if step == "reports" else self._step(step)
                self._write(frame, step)
            rows = self.read(step).count()
            runs[step] = uuid.uuid4().hex
            self._mark(step, rows, run=runs[step], made_of=made_of, needs=needs)
            self._say(f"{step}: {rows} rows, {time.monotonic() - begun:.1f} s")

    def _tell_failures(self) -> None:
        """Names the first inputs that could not be read, and says how many there are."""
        failed = self.read("reports").where("failed is not null")
        self.failures = count = failed.count()
        if count:
            shown = failed.orderBy("number").limit(FAILURES_SHOWN).collect()
            for row in shown:
                _tell(f"could not be read: {row['failed']}")
            inputs = "1 input" if count == 1 else f"{count} inputs"
            _tell(f"{inputs} could not be read; the reasons stand in the column `failed` of {self.work}/reports")

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

    def _made_of(self, step: str, inputs: str) -> dict[str, Any]:
        """What decides a step's rows: the inputs, the version of the analysis, and settings."""
        made_of: dict[str, Any] = {"inputs": inputs, "version": native.BUILD}
        for one in _needed([step]):
            made_of.update((name, getattr(self.settings, name)) for name in DECIDED_BY.get(one, ()))
        return made_of

    def _done(self, step: str, made_of: dict[str, Any], needs: dict[str, str]) -> str | None:
        """The run in which a step was taken, where it stands and what it was made from has not been taken again since."""
        if "://" not in self.work and not all(os.path.isdir(f"{self.work}/{place}") for place in (step, f"done/{step}")):
            return None  # without asking the engine, which would tell of a fault
        try:
            [mark] = self.spark.read.parquet(f"{self.work}/done/{step}").collect()
        except Exception:  # engines differ in what they raise where nothing is
            return None
        if json.loads(mark["needs"]) != needs:
            return None
        if changed := _changed(json.loads(mark["made_of"]), made_of):
            later = ", ".join(STEPS[STEPS.index(step) + 1 :])
            raise UseError(
                f"{self.work} holds the step {step!r} of other {changed}; give another folder for the work, or remove "
                f"{self.work}/{step}: it and what is made from it" + (f" (among {later})" if later else "") + " is then made again"
            )
        return str(mark["run"])

    def _mark(self, step: str, rows: int, *, run: str, **told: dict[str, Any]) -> None:
        values = [run, *(json.dumps(value, sort_keys=True, ensure_ascii=False) for value in told.values()), rows]
        columns = f"run string, {', '.join(f'{name} string' for name in told)}, rows long"
        self._write(self.spark.createDataFrame([tuple(values)], columns), f"done/{step}")

    def _write(self, frame: DataFrame, name: str) -> None:
        frame.write.mode("overwrite").option("compression", "zstd").parquet(f"{self.work}/{name}")

    def _say(self, message: str) -> None:
        if not self.quiet:
            _tell(message)


def _tell(message: str) -> None:
    print(f"variorum.corpus: {message}", file=sys.stderr, flush=True)


def _listing(files: Sequence[str]) -> str:
    """What stands for files: their names, sizes and times."""
    told = hashlib.sha256()
    for file in files:
        try:
            found = os.stat(file)
            told.update(json.dumps([file, found.st_size, found.st_mtime_ns]).encode())
        except OSError:
            told.update(json.dumps([file]).encode())  # it is told where it is read
    return f"{len(files)} files, {told.hexdigest()[:16]}"


def _changed(before: dict[str, Any], now: dict[str, Any]) -> str:
    """What differs, for a message; empty where nothing does."""
    return ", ".join(f"{name} (then {before.get(name)}, now {now[name]})" for name in now if before.get(name) != now[name])


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
