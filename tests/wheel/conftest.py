"""Where the program and the examples are."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]


def program(*arguments: str | Path, given: str | None = None, status: int = 0) -> str:
    """What the program prints; its path stands in VARIORUM."""
    line = [os.environ["VARIORUM"], *map(str, arguments)]
    done = subprocess.run(line, input=given, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == status, (line, done.stderr)
    return done.stdout


def lines(text: str) -> list[dict]:
    """JSON lines."""
    return [json.loads(line) for line in text.splitlines()]


@pytest.fixture(params=sorted(path.name for path in (ROOT / "examples").iterdir()))
def story(request: pytest.FixtureRequest) -> Path:
    """Each of the example stories."""
    return ROOT / "examples" / request.param


@pytest.fixture(scope="session")
def ferry() -> Path:
    """The example that has something of everything."""
    return ROOT / "examples" / "harbour-ferry"
