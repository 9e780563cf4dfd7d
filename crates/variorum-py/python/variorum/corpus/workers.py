"""What runs in an engine's workers: iterators of Arrow batches, each handed to the native part.

Functions here are shipped by name: the wheel must be installed where workers run. Whatever belongs together comes to one task and is
gathered there. None is a function of a whole group (`applyInArrow`): an engine may hold the results of all groups before it passes on
the first, and Sail does, while it tells nobody that it is alive.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

import pyarrow as pa

from .. import _variorum as native

Batches = Iterable[pa.RecordBatch]

#: Rows of a batch with two texts each that are worked on at once.
PAIRS_AT_ONCE = 256


def read_files(batches: Batches) -> Iterator[pa.RecordBatch]:
    """Files, by number and path, to their reports."""
    for batch in batches:
        for file in batch.to_pylist():
            yield from native.Reading(file["file"], file["path"])


def read_rows(batches: Batches, name: str) -> Iterator[pa.RecordBatch]:
    """Rows of a table to reports."""
    for batch in batches:
        yield native.rows(batch, name)


def analyse(batches: Batches) -> Iterator[pa.RecordBatch]:
    """Reports to what each says."""
    return map(native.analyses, batches)


def sketch(batches: Batches) -> Iterator[pa.RecordBatch]:
    """Reports to what grouping keeps of them."""
    return map(native.sketches, batches)


def group(batches: Batches, window: int, memory: int) -> Iterator[pa.RecordBatch]:
    """Sketches, with their places in the order of numbers, to stories."""
    stories = native.Stories(window, memory)
    for batch in batches:
        yield stories.push(batch)
    yield stories.finish()


def runs(batches: Batches, partitions: int, bucket: int | None) -> Iterator[pa.RecordBatch]:
    """Reports to the runs of words that stand for them."""
    for batch in batches:
        yield native.runs(batch, partitions, bucket)


def propose(batches: Batches, window: int | None) -> Iterator[pa.RecordBatch]:
    """The runs of some partitions to pairs, and to boilerplate, a partition at a time."""
    yield from _all(native.Proposing(window), batches)


def worth(batches: Batches) -> Iterator[pa.RecordBatch]:
    """Pairs to those with enough in common to be verified."""
    return map(native.worth, batches)


def verify(batches: Batches, least: float) -> Iterator[pa.RecordBatch]:
    """Pairs with both texts to those that hold."""
    for batch in batches:
        for start in range(0, batch.num_rows, PAIRS_AT_ONCE):
            yield native.verify(batch.slice(start, PAIRS_AT_ONCE), least)


def join(batches: Batches) -> Iterator[pa.RecordBatch]:
    """All pairs to the groups that they hold together."""
    groups = native.Groups()
    for batch in batches:
        groups.push(batch)
    yield groups.finish()


def name_groups(batches: Batches) -> Iterator[pa.RecordBatch]:
    """The reports of some groups to a row each group."""
    yield from _all(native.Naming(), batches)


def record(batches: Batches, most: int) -> Iterator[pa.RecordBatch]:
    """The reports of some stories to their records, each as soon as its story is whole."""
    stories = native.Comparing(most)
    for batch in batches:
        stories.push(batch)
        yield from iter(stories.take, None)
    stories.finish()


def _all(gathered: native.Proposing | native.Naming, batches: Batches) -> Iterator[pa.RecordBatch]:
    """Everything in, and then out bit by bit."""
    for batch in batches:
        gathered.push(batch)
    yield from iter(gathered.take, None)
