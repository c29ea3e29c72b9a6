"""Draws a scheme as one HTML page that a lawyer reads beside the regulation; opens anywhere, prints on A4."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined, select_autoescape
from markupsafe import Markup

_environment = Environment(
    loader=PackageLoader("dossier_ai.report"),
    autoescape=select_autoescape(["html", "j2"]),
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def render_scheme(page: Mapping[str, Any]) -> bytes:
    """The page of `schemes.page.scheme_page` as UTF-8 HTML. The same page gives the same bytes."""
    templates = files("dossier_ai.report").joinpath("templates")
    css = templates.joinpath("scheme.css").read_text("utf-8")
    html = _environment.get_template("scheme.html.j2").render(
        css=Markup(css),  # noqa: S704 - our own style sheet
        page=page,
    )
    return html.encode("utf-8")
