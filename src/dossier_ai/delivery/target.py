"""The port: what is handed over, where to, and how a hand-over fails."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from dossier_ai.errors import DossierError


@dataclass(frozen=True, slots=True)
class Parcel:
    """A record to hand over: `content` are the bytes of `record.json`. `key` is the record's digest: the same
    record has the same key however often it is sent, so a receiver can tell a repeat."""

    key: str
    dossier_id: str
    scheme: str
    status: str
    content: bytes

    @property
    def file_name(self) -> str:
        """A name of its own for every version of a record: `<dossier>.<scheme>.<digest>.json`."""
        return f"{self.dossier_id}.{self.scheme}.{self.key.partition(':')[2][:16]}.json"


class DeliveryError(DossierError):
    """A target did not take the parcel. `again` says whether a later attempt may succeed; `after_seconds` is
    the wait the target asked for."""

    def __init__(self, what: str, hint: str = "", *, again: bool, after_seconds: float | None = None) -> None:
        super().__init__(what, hint)
        self.again = again
        self.after_seconds = after_seconds


class Target(Protocol):
    """Takes parcels. Delivering one twice leaves the target as delivering it once does."""

    def deliver(self, parcel: Parcel) -> None:
        """Returns when the target has taken the parcel; raises DeliveryError otherwise."""
        ...


def parcel_of(record: Mapping[str, Any], content: bytes) -> Parcel:
    """The parcel of a record: its JSON object and the bytes it came from."""
    return Parcel(
        key=str(record["digest"]),
        dossier_id=str(record["dossier_id"]),
        scheme=str(record["scheme"]),
        status=str(record["status"]),
        content=content,
    )
