"""A worker that is killed in the midst of a job costs time and no rows: on a cluster of a master and two workers of Spark's own."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

pyspark = pytest.importorskip("pyspark")

if os.environ.get("VARIORUM_ENGINE") != "spark":
    pytest.skip("a cluster of workers is Spark's", allow_module_level=True)

HOME = Path(pyspark.__file__).parent


def _start(log: Path, *arguments: str) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "SPARK_HOME": str(HOME), "PYSPARK_PYTHON": sys.executable}
    line = [str(HOME / "bin" / "spark-class"), *arguments]
    return subprocess.Popen(line, stdout=log.open("wb"), stderr=subprocess.STDOUT, env=environment, start_new_session=True)


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


def _wait(log: Path, words: str) -> str:
    for _ in range(600):
        found = re.search(words, log.read_text(errors="replace")) if log.exists() else None
        if found:
            return found[0]
        time.sleep(0.1)
    raise AssertionError(f"{log} never said {words!r}: {log.read_text(errors='replace')[-2000:]}")


@pytest.fixture
def cluster(tmp_path: Path) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """A master's address, and its workers."""
    port, web = _free_port(), _free_port()
    started = [
        _start(tmp_path / "master.log", "org.apache.spark.deploy.master.Master", "--host", "127.0.0.1", "--port", str(port), "--webui-port", str(web))
    ]
    _wait(tmp_path / "master.log", "Starting Spark master")
    for number in range(2):
        started.append(
            _start(
                tmp_path / f"worker{number}.log", "org.apache.spark.deploy.worker.Worker", "--host", "127.0.0.1", "--cores", "1",
                "--memory", "1g", "--webui-port", "0", "--work-dir", str(tmp_path / f"worker{number}"), f"spark://127.0.0.1:{port}",
            )
        )  # fmt: skip
        _wait(tmp_path / f"worker{number}.log", "Successfully registered with master")
    try:
        yield f"spark://127.0.0.1:{port}", started[1:]
    finally:
        for process in reversed(started):
            _kill(process)


def _kill(process: subprocess.Popen[bytes]) -> None:
    """A worker and all that it has started."""
    try:
        os.killpg(process.pid, signal.SIGKILL)
    except ProcessLookupError:
        pass
    process.wait()


def test_a_killed_worker_costs_no_row(cluster: tuple[str, list[subprocess.Popen[bytes]]], tmp_path: Path) -> None:
    master, workers = cluster
    corpus = Path(os.environ["VARIORUM_CORPUS"]).read_text().splitlines(keepends=True)
    folder = tmp_path / "corpus"
    folder.mkdir()
    for number in range(8):
        (folder / f"{number}.jsonl").write_text("".join(corpus[number::8]))
    log = tmp_path / "job.log"
    job = _job(folder, tmp_path / "work", ["--master", master], log)
    # In the midst: one step is done, and the next, which takes long, has begun.
    _wait(log, "variorum.corpus: reports:")
    time.sleep(1.0)
    _kill(workers[0])
    assert "variorum.corpus: analyses:" not in log.read_text(), "the job was past the step before the worker was killed"
    assert job.wait(timeout=600) == 0, log.read_text()[-4000:]
    calm = _job(folder, tmp_path / "calm", ["--master", "local[2]"], tmp_path / "calm.log")
    assert calm.wait(timeout=600) == 0
    for step in ("reports", "analyses", "pairs", "groups", "stories", "records"):
        assert _rows(tmp_path / "work" / step) == _rows(tmp_path / "calm" / step), step


def _job(folder: Path, work: Path, engine: list[str], log: Path) -> subprocess.Popen[bytes]:
    line = [sys.executable, "-m", "variorum.corpus", str(folder), "--work", str(work), *engine]
    return subprocess.Popen(line, stdout=log.open("wb"), stderr=subprocess.STDOUT)


def _rows(step: Path) -> list[str]:
    import pyarrow.dataset

    table = pyarrow.dataset.dataset(step, format="parquet").to_table()
    return sorted(map(repr, table.to_pylist()))
