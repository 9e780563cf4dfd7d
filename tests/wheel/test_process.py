"""The wheel among threads, signals and processes, and as a command."""

from __future__ import annotations

import multiprocessing
import signal
import subprocess
import sys
import threading
from pathlib import Path

import pytest
from conftest import ROOT, program

import variorum

MANY = [{"text": f"Mayor Ada Brunt said on day {number}: “We will rebuild pier {number} by June.” " * 20} for number in range(2000)]


def test_other_threads_run_meanwhile() -> None:
    done = threading.Event()
    counted = 0

    def work() -> None:
        variorum.read(MANY)
        done.set()

    thread = threading.Thread(target=work)
    thread.start()
    while not done.wait(0.001):
        counted += 1
    thread.join()
    assert counted > 20


def test_an_interrupt_ends_a_call() -> None:
    # A process started in the background has interrupts ignored.
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    timer = threading.Timer(0.2, signal.raise_signal, [signal.SIGINT])
    timer.start()
    with pytest.raises(KeyboardInterrupt):
        for _ in range(20):
            variorum.read(MANY)
    timer.join()
    signal.signal(signal.SIGINT, before)


def _in_child(queue: multiprocessing.Queue[str]) -> None:
    try:
        variorum.read("Snow fell.")
        queue.put("read")
    except variorum.UseError as error:
        queue.put(str(error))


@pytest.mark.filterwarnings("ignore:.*multi-threaded.*:DeprecationWarning")
def test_a_forked_process_is_told_what_to_do() -> None:
    variorum.read("Snow fell.")
    for method, expected in (("fork", "start workers by spawn"), ("spawn", "read")):
        context = multiprocessing.get_context(method)
        queue = context.Queue()
        child = context.Process(target=_in_child, args=(queue,))
        child.start()
        assert expected in queue.get(timeout=60)
        child.join()


def test_the_command_line_is_the_programs(ferry: Path) -> None:
    for arguments in (["--version"], ["--help"], ["compare", str(ferry)], ["compare", "--format", "json", str(ferry)]):
        done = subprocess.run([sys.executable, "-m", "variorum", *arguments], capture_output=True, encoding="utf-8", check=True)
        assert done.stdout == program(*arguments)
    done = subprocess.run([sys.executable, "-m", "variorum", "compare", "nowhere.txt"], capture_output=True, check=False)
    assert done.returncode == 2 and b"nowhere.txt" in done.stderr
    done = subprocess.run([sys.executable, "-m", "variorum", "compare", "--nonsense"], capture_output=True, check=False)
    assert done.returncode == 2


def test_types_hold() -> None:
    line = [sys.executable, "-m", "mypy", "--strict", "--no-error-summary", "--cache-dir", "/dev/null", "-p", "variorum"]
    done = subprocess.run(line, capture_output=True, encoding="utf-8", check=False, cwd=ROOT / "tests/wheel")
    assert done.returncode == 0, done.stdout
    assert (Path(variorum.__file__).parent / "py.typed").exists()
