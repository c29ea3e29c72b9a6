"""Webhook: one signed POST for each parcel.

The signature is the HMAC-SHA256 of `<timestamp>.<body>` under the shared secret, in
`X-Dossier-AI-Signature: t=<timestamp>,v1=<hex>`; the receiver checks it and refuses old timestamps. The
idempotency key stands in `Idempotency-Key` (IETF draft httpapi-idempotency-key-header).
"""

from __future__ import annotations

import hashlib
import hmac
import time
from collections.abc import Callable

import httpx

from dossier_ai.delivery.target import DeliveryError, Parcel

_PASSING = frozenset({408, 423, 425, 429, 500, 502, 503, 504})
"""Answers after which the same request may succeed later (RFC 9110, 6585)."""
_LEAST_SECRET = 16


class Webhook:
    """Posts parcels to `url`. One request takes at most `timeout_seconds` for each of connecting, sending
    and answering; redirects are not followed: the body is for the named receiver alone."""

    def __init__(
        self,
        url: str,
        secret: bytes,
        timeout_seconds: float = 20.0,
        now: Callable[[], float] = time.time,
    ) -> None:
        if len(secret) < _LEAST_SECRET:
            raise DeliveryError(
                f"The secret for {url} has fewer than {_LEAST_SECRET} bytes.",
                "Set DOSSIER_AI_WEBHOOK_SECRET to a longer one.",
                again=False,
            )
        self.url = url
        self._secret = secret
        self._timeout = httpx.Timeout(timeout_seconds)
        self._now = now

    def deliver(self, parcel: Parcel) -> None:
        """Posts the parcel once. Any 2xx answer takes it; 409 says that this key was taken before."""
        stamp = str(int(self._now()))
        headers = {
            "Content-Type": "application/json; charset=utf-8",
            "Idempotency-Key": parcel.key,
            "X-Dossier-AI-Signature": f"t={stamp},v1={sign(self._secret, stamp, parcel.content)}",
        }
        try:
            answer = httpx.post(
                self.url, content=parcel.content, headers=headers, timeout=self._timeout, trust_env=False
            )
        except httpx.HTTPError as error:
            raise DeliveryError(
                f"{self.url} could not be reached ({type(error).__name__}).",
                "Check the address and that the receiver runs.",
                again=True,
            ) from error
        if answer.is_success or answer.status_code == httpx.codes.CONFLICT:
            return
        raise DeliveryError(
            f"{self.url} answered {answer.status_code} {answer.reason_phrase}.",
            "Look into the receiver's log.",
            again=answer.status_code in _PASSING,
            after_seconds=_retry_after(answer),
        )


def sign(secret: bytes, stamp: str, body: bytes) -> str:
    """The signature of a body sent at `stamp` (seconds since 1970), in hexadecimal."""
    return hmac.new(secret, stamp.encode() + b"." + body, hashlib.sha256).hexdigest()


def _retry_after(answer: httpx.Response) -> float | None:
    """The seconds of a `Retry-After` header; its other form, a date, is left to the usual waiting."""
    text = answer.headers.get("Retry-After", "")
    return float(text) if text.isascii() and text.isdigit() else None
