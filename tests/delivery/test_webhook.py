"""The webhook against a receiver that fails, hangs, drops and repeats."""

from __future__ import annotations

import hashlib
import hmac

import pytest

from dossier_ai.delivery.target import DeliveryError, Parcel
from dossier_ai.delivery.webhook import Webhook

from .conftest import SECRET, Receiver


def test_the_receiver_can_check_who_sent_what(receiver: Receiver, parcel: Parcel) -> None:
    Webhook(receiver.url, SECRET, now=lambda: 1_700_000_000.0).deliver(parcel)
    ((headers, body),) = receiver.requests
    assert body == parcel.content and headers["idempotency-key"] == parcel.key
    expected = hmac.new(SECRET, b"1700000000." + body, hashlib.sha256).hexdigest()
    assert headers["x-dossier-ai-signature"] == f"t=1700000000,v1={expected}"


@pytest.mark.parametrize("status", [200, 201, 204, 409])
def test_taken(receiver: Receiver, parcel: Parcel, status: int) -> None:
    receiver.answers = [status]
    Webhook(receiver.url, SECRET).deliver(parcel)
    assert len(receiver.requests) == 1


@pytest.mark.parametrize(
    ("status", "again"), [(500, True), (503, True), (429, True), (400, False), (401, False), (302, False)]
)
def test_not_taken(receiver: Receiver, parcel: Parcel, status: int, again: bool) -> None:
    receiver.answers = [status]
    receiver.headers = {"Location": "http://example.invalid/"}
    with pytest.raises(DeliveryError, match=str(status)) as failure:
        Webhook(receiver.url, SECRET).deliver(parcel)
    assert failure.value.again is again
    assert len(receiver.requests) == 1


def test_the_wait_that_the_receiver_asks_for(receiver: Receiver, parcel: Parcel) -> None:
    receiver.answers, receiver.headers = [429], {"Retry-After": "120"}
    with pytest.raises(DeliveryError) as failure:
        Webhook(receiver.url, SECRET).deliver(parcel)
    assert failure.value.after_seconds == 120


@pytest.mark.parametrize("trouble", ["hang", "drop"])
def test_no_answer_in_time_is_worth_another_try(receiver: Receiver, parcel: Parcel, trouble: str) -> None:
    receiver.answers = [trouble]
    with pytest.raises(DeliveryError) as failure:
        Webhook(receiver.url, SECRET, timeout_seconds=0.2).deliver(parcel)
    assert failure.value.again


def test_nobody_listens(parcel: Parcel) -> None:
    with pytest.raises(DeliveryError, match="could not be reached") as failure:
        Webhook("http://127.0.0.1:9/", SECRET).deliver(parcel)
    assert failure.value.again


def test_a_short_secret_is_refused() -> None:
    with pytest.raises(DeliveryError, match="16 bytes"):
        Webhook("http://127.0.0.1:9/", b"short")
