"""Values of a licence to the form in which they are compared with the truth, the same for both sides.

=========== ============================================================================================
uscc        NFKC, capitals, letters and digits only
name        NFKC, without blanks, brackets of every kind as ( ), middle dots as ·
legal_rep   as name
kind        as name
capital     the amount in yuan (words, figures and units alike); where the truth is no amount, as name
established the date in ISO form; where the truth is no date, as name
term        as name, each date in ISO form, 自 and blank ends dropped, 永久 and asterisks as 长期
address     as name, without a leading printed label, dashes as -, quotation marks as ", no stop at the end
scope       as address, letters and digits only
=========== ============================================================================================
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from dossier_ai.text.characters import squeeze
from dossier_ai.text.dates import parse_date
from dossier_ai.text.money import decimal_text, parse_money

BRACKETS = str.maketrans("[]【】〔〕{}《》•．‧∙・", "()()()()()·····")
_DASHES = re.compile(r"[-‐‑‒–—―─－﹣~～]+")
DATES = re.compile(r"[0-9]{4}年[0-9]{1,2}月[0-9]{1,2}日?|[二〇○零一三四五六七八九]{4}年.{1,3}?月.{1,4}?日")


def normal(key: str, value: str, labels: Sequence[str] = ()) -> str:
    """`value` in the form in which it is compared; see the table at the top of this module."""
    if key == "uscc":
        return re.sub(r"[^0-9A-Z]", "", squeeze(value).upper())
    text = squeeze(value).translate(BRACKETS)
    if key == "capital":
        return amount_of(text) or text
    if key == "established":
        return iso_of(text) or text
    if key == "term":
        return _term(_without_label(text, labels))
    if key in ("address", "scope"):
        text = _DASHES.sub("-", _without_label(text, labels))
        text = re.sub("[“”‘’「」『』\"']", '"', text).rstrip(",.;:。")
    if key == "scope":
        text = re.sub(r"[^\w]", "", text)
    return text


def _without_label(text: str, labels: Sequence[str]) -> str:
    for label in sorted(
        (squeeze(s) for s in (*labels, "住所", "经营场所", "营业期限")), key=len, reverse=True
    ):
        if label and text.startswith(label) and len(text) > len(label):
            return text[len(label) :].lstrip(":")
    return text


def amount_of(text: str) -> str:
    """Yuan as a decimal string; "" where the text is no amount."""
    if re.fullmatch(r"-?[0-9]+(?:\.[0-9]+)?", text):
        return decimal_text(Decimal(text))
    try:
        return decimal_text(parse_money(text))
    except ValueError:
        return ""


def iso_of(text: str) -> str:
    """The date in ISO form; "" where the text is no date."""
    try:
        return parse_date(text).iso
    except ValueError:
        return ""


def _term(text: str) -> str:
    text = DATES.sub(lambda m: iso_of(m.group()) or m.group(), text.lstrip("自"))
    if "/" in text and "年" not in text:
        start, _, end = text.partition("/")
        text = f"{start}至{'长期' if end == '..' else end}" if start or end != ".." else "长期"
    text = re.sub(r"(?:年月日|[*＊.…/]+|永久|长期)$", "长期", text)
    return "长期" if text == "至长期" else text
