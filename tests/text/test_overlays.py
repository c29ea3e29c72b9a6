"""What is laid over a page goes; what the page says stays."""

from __future__ import annotations

from dataclasses import replace

import pytest

from dossier_ai.core import Frame, Page, Rect, Seal, Word
from dossier_ai.text.overlays import without_overlays, without_seal_scraps


def left_over(*texts: str) -> list[str]:
    words = tuple(Word(t, Rect(10, 40 * i, 10 + 20 * len(t), 40 * i + 20)) for i, t in enumerate(texts))
    page = Page("a.png", 1, 800, 800, Frame.plain(800, 800), words, "ocr")
    return [w.text for w in without_overlays(page).words]


@pytest.mark.parametrize(
    "overlay",
    [
        "仅供申报使用",
        "仅限办理贷款使用",
        "再次复印无效",
        "与原件一致",
        "www.example.com",
        "Glass.com.cn",
        "SCJDGL",
        "市场监督",
    ],
)
def test_overlays_go(overlay: str) -> None:
    assert left_over("某路1号", overlay) == ["某路1号"]


@pytest.mark.parametrize(
    "printed",
    [
        "某路1号（仅限办公）",
        "宁海市市场监督管理局",
        "市场监督管理所专用设备销售",
        "CJ公司",
        "GLASS",
        "国家企业信用信息公示系统",
    ],
)
def test_print_stays(printed: str) -> None:
    assert left_over(printed) == [printed]


def test_background_glued_to_a_value_is_cut_off() -> None:
    assert left_over("36栋808房 SCJDGL") == ["36栋808房 "]
    assert left_over("SCJDGL 登记机关") == [" 登记机关"]


def test_scraps_of_a_seal_go_and_the_print_under_it_stays() -> None:
    words = (
        Word("声明单位：青禾服务有限公司", Rect(100, 400, 500, 440)),
        Word("有限公司", Rect(420, 402, 500, 440)),
        Word("务有究", Rect(380, 300, 480, 380)),
        Word("正文", Rect(100, 100, 200, 140)),
    )
    seal = Seal(Rect(360, 290, 560, 490), "round", "red", "青禾服务有限公司")
    page = Page("a.pdf", 1, 800, 1000, Frame.plain(800, 1000), words, "ocr", seals=(seal,))
    assert [w.text for w in without_seal_scraps(page).words] == [words[0].text, "有限公司", "正文"]
    assert without_seal_scraps(replace(page, seals=())).words == words
