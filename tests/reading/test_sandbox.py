"""A parser that crashes, hangs or eats memory costs one file, never the dossier."""

from __future__ import annotations

import operator
import os
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from dossier_ai.reading.image import count_frames
from dossier_ai.reading.notices import UnreadableError
from dossier_ai.reading.sandbox import Sandbox


@pytest.fixture(scope="module")
def box() -> Iterator[Sandbox]:
    box = Sandbox(timeout_s=8)
    yield box
    box.close()


@pytest.mark.parametrize(
    ("function", "arguments", "code"),
    [
        (os.abort, (), "reading-crashed"),
        (os._exit, (1,), "reading-crashed"),
        (time.sleep, (60,), "reading-timed-out"),
        (bytearray, (40_000_000_000,), "reading-out-of-memory"),
        (count_frames, (Path(__file__),), "unreadable-file"),
    ],
)
def test_what_goes_wrong_in_a_parser_becomes_a_problem(
    box: Sandbox, function: Callable[..., object], arguments: tuple[object, ...], code: str
) -> None:
    with pytest.raises(UnreadableError) as caught:
        box.call(function, *arguments)
    assert caught.value.code == code
    problem = caught.value.problem("a.pdf", 3)
    assert (problem.file, problem.page, problem.state, problem.stage) == ("a.pdf", 3, "open", "reading")
    assert box.call(operator.add, 1, 1) == 2


def test_a_closed_sandbox_starts_again(box: Sandbox) -> None:
    box.close()
    assert box.call(operator.add, 2, 1) == 3


def test_a_worker_lost_between_two_files_is_replaced(box: Sandbox) -> None:
    os.kill(box.call(os.getpid), signal.SIGKILL)
    time.sleep(0.5)
    assert box.call(operator.add, 2, 2) == 4
