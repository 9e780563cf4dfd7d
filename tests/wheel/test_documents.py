"""What the documents show of Python is what it gives."""

from __future__ import annotations

import doctest
import os
import re
import subprocess
import sys
from pathlib import Path

import pytest
from conftest import ROOT, program


@pytest.fixture(autouse=True)
def _in_a_copy_of_the_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.symlink(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)


@pytest.mark.parametrize("page", ["docs/python.md", "docs/tutorials/researcher.md"])
def test_what_pages_show(page: str) -> None:
    result = doctest.testfile(str(ROOT / page), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.attempted > 8 and result.failed == 0


def test_the_corpus_job_as_the_tutorial_starts_it(tmp_path: Path) -> None:
    page = (ROOT / "docs/tutorials/researcher.md").read_text(encoding="utf-8")
    [commands] = re.findall(r"```sh\n(.*?)```", page, re.S)
    (tmp_path / "corpus.jsonl").write_text(program("read", "--only", "dates", "examples"), encoding="utf-8")
    # Its `python` is the one that has the wheel.
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(["bash", "-e", "-c", commands], env={**os.environ, "PATH": path}, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0 and "records: 3 rows" in done.stderr and "share_b" in done.stdout, done.stderr


@pytest.mark.parametrize("page", ["README.md", "crates/variorum-py/README.md"])
def test_the_code_of_the_readmes(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.S)
    assert blocks
    for block in blocks:
        assert len(block.splitlines()) <= 12
        exec(compile(block, page, "exec"), {})
    shown = capsys.readouterr().out
    assert "quotes altered" in shown and "Petra Valdane" in shown and "went wrong" in shown
