"""The JSON Schema of `record.json`, shipped beside the code and made from the model."""

from __future__ import annotations

import json
from importlib import resources
from pathlib import Path
from typing import Any, cast

from dossier_ai.record.model import SCHEMA, Record

FILE = "record.schema.json"


def describe_schema() -> dict[str, Any]:
    """The schema as the model has it now."""
    body = Record.model_json_schema(by_alias=True, mode="serialization")
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA,
        **body,
    }


def schema_text() -> str:
    """The content of the shipped file: keys sorted, indented by two."""
    return json.dumps(describe_schema(), ensure_ascii=False, sort_keys=True, indent=2) + "\n"


def shipped_schema() -> dict[str, Any]:
    """The schema as it is shipped."""
    text = (resources.files("dossier_ai.record") / FILE).read_text(encoding="utf-8")
    return cast(dict[str, Any], json.loads(text))


def write_schema(folder: Path) -> Path:
    """Writes the schema file into `folder` after the model has changed."""
    path = folder / FILE
    path.write_text(schema_text(), encoding="utf-8")
    return path
