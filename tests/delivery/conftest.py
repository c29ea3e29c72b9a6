"""A record to hand over, and a receiver that can fail, hang and forget."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from dossier_ai.delivery.target import Parcel
from dossier_ai.record.serialise import canonical_file, digest_of

SECRET = b"a secret of thirty-two bytes ..."


@dataclass
class Receiver:
    """A local HTTP server. `answers` are given one after the other, the last for ever: a status, or "hang"
    (it answers too late) or "drop" (it takes the parcel and closes without an answer)."""

    answers: list[int | str] = field(default_factory=lambda: [200])
    headers: dict[str, str] = field(default_factory=dict)
    requests: list[tuple[dict[str, str], bytes]] = field(default_factory=list)
    url: str = ""

    def taken(self) -> set[str]:
        """The idempotency keys it saw: what a receiver that knows the key would keep, each once."""
        return {headers["idempotency-key"] for headers, _ in self.requests}


@pytest.fixture
def receiver() -> Iterator[Receiver]:
    state = Receiver()

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            state.requests.append(({k.lower(): v for k, v in self.headers.items()}, body))
            answer = state.answers.pop(0) if len(state.answers) > 1 else state.answers[0]
            if answer == "drop":
                self.close_connection = True
                return
            if answer == "hang":
                time.sleep(0.6)
                answer = 200
            self.send_response(int(answer))
            for name, value in state.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_message(self, format: str, *args: object) -> None:
            """Silence."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    state.url = f"http://127.0.0.1:{server.server_port}/records"
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield state
    server.shutdown()
    server.server_close()


@pytest.fixture
def content() -> bytes:
    record = {"dossier_id": "d1", "scheme": "qinghai-platform", "status": "verified", "values": {}}
    return canonical_file({**record, "digest": digest_of(record)})


@pytest.fixture
def parcel(content: bytes) -> Parcel:
    return Parcel("sha256:" + "ab" * 32, "d1", "qinghai-platform", "verified", content)
