"""What the documents show of Python is what it gives."""

from __future__ import annotations

import doctest
import os
import re
from pathlib import Path

import pytest
from conftest import ROOT


@pytest.fixture(autouse=True)
def _in_a_copy_of_the_examples(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    os.symlink(ROOT / "examples", tmp_path / "examples")
    monkeypatch.chdir(tmp_path)


def test_the_guide() -> None:
    result = doctest.testfile(str(ROOT / "docs/python.md"), module_relative=False, optionflags=doctest.NORMALIZE_WHITESPACE)
    assert result.attempted > 10 and result.failed == 0


@pytest.mark.parametrize("page", ["README.md", "crates/variorum-py/README.md"])
def test_the_code_of_the_readmes(page: str, capsys: pytest.CaptureFixture[str]) -> None:
    blocks = re.findall(r"```python\n(.*?)```", (ROOT / page).read_text(encoding="utf-8"), re.S)
    assert blocks
    for block in blocks:
        assert len(block.splitlines()) <= 12
        exec(compile(block, page, "exec"), {})
    shown = capsys.readouterr().out
    assert "quotes altered" in shown and "Petra Valdane" in shown and "went wrong" in shown
