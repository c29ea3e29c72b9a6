"""Records to bytes and back: the same record always gives the same bytes."""

from __future__ import annotations

import datetime as dt
import hashlib
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from dossier_ai.core import Decision, Value
from dossier_ai.errors import DossierError, UsageError
from dossier_ai.record.model import SCHEMA, Record

_FLOAT_PLACES = 6


def _settled(value: Any) -> Any:
    """`value` with its floats rounded, so that noise in the last bits cannot change a digest."""
    if isinstance(value, float):
        return round(value, _FLOAT_PLACES)
    if isinstance(value, Mapping):
        return {str(k): _settled(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_settled(v) for v in value]
    return value


def canonical_bytes(value: Any) -> bytes:
    """Canonical JSON: keys sorted, no blanks, UTF-8, floats of six places."""
    text = json.dumps(
        _settled(value), ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
    )
    return text.encode("utf-8")


def digest_of(record: Mapping[str, Any]) -> str:
    """`sha256:…` over the canonical JSON of everything but the digest itself."""
    rest = {key: value for key, value in record.items() if key != "digest"}
    return f"sha256:{hashlib.sha256(canonical_bytes(rest)).hexdigest()}"


def is_intact(record: Mapping[str, Any]) -> bool:
    """True when the record's digest is that of its content."""
    return record.get("digest") == digest_of(record)


def canonical_file(value: Any) -> bytes:
    """JSON for a file that people read too: keys sorted, indented by two, one final newline."""
    text = json.dumps(_settled(value), ensure_ascii=False, sort_keys=True, indent=2, allow_nan=False)
    return (text + "\n").encode("utf-8")


def record_bytes(record: Record) -> bytes:
    """The file `record.json`."""
    return canonical_file(record.as_json())


def dossier_id_of(hashes: Iterable[str]) -> str:
    """The dossier's id: derived from its files' SHA-256, whatever their names and order."""
    joined = "\n".join(sorted(hashes))
    return hashlib.sha256(joined.encode("ascii")).hexdigest()[:24]


class _Inputs(BaseModel):
    """What the eligibility checker reads of a record; everything else may be missing."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    schema_: Literal["dossier-ai/record/1"]
    scheme: str
    edition: str
    procedure: Literal["initial", "renewal"] = "initial"
    application_date: dt.date | None = None
    values: dict[str, Value]
    decisions: tuple[Decision, ...] = ()


@dataclass(frozen=True, slots=True)
class CheckInputs:
    """Everything a scheme's evaluation needs, from a record file: no verdict, finding or status is read."""

    scheme: str
    edition: str
    procedure: str
    application_date: dt.date | None
    values: Mapping[str, Value]
    decisions: tuple[Decision, ...]


def load_record(path: Path) -> CheckInputs:
    """The inputs of the eligibility checker in a record file.

    The answer is the same when `verdicts`, `findings` and `status` have been deleted from it. `UsageError`
    when there is no such file, `DossierError` when it is no record.
    """
    try:
        raw = path.read_text(encoding="utf-8")
    except FileNotFoundError as error:
        raise UsageError(f"There is no file {path}.", "Give the path of a record.json.") from error
    except (OSError, UnicodeDecodeError) as error:
        raise DossierError(f"{path} cannot be read ({error}).", "Check the file.") from error
    try:
        content = json.loads(raw)
    except json.JSONDecodeError as error:
        raise DossierError(
            f"{path}:{error.lineno} is no JSON ({error.msg}).", "Give a record.json made by `verify`."
        ) from error
    if not isinstance(content, dict) or content.get("schema") != SCHEMA:
        raise DossierError(f"{path} is no record of schema {SCHEMA}.", "Give a record.json made by `verify`.")
    try:
        inputs = _Inputs.model_validate({**content, "schema_": content["schema"]})
    except ValidationError as error:
        first = error.errors()[0]
        place = ".".join(str(part) for part in first["loc"])
        raise DossierError(f"{path}: `{place}` {first['msg']}.", "Correct the record.") from error
    return CheckInputs(
        scheme=inputs.scheme,
        edition=inputs.edition,
        procedure=inputs.procedure,
        application_date=inputs.application_date,
        values=dict(sorted(inputs.values.items())),
        decisions=inputs.decisions,
    )
