"""Electronic signatures of a PDF: who signed, when, which bytes are covered, and whether they are unchanged.

In comes a path, parsed inside the sandbox; out come `Signature`s. The digest and the signature over it are
checked where the algorithm is supported; whether the certificate is to be trusted is not judged here.
"""

from __future__ import annotations

import ctypes
import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pypdfium2
import pypdfium2.raw
from asn1crypto import cms, x509
from cryptography.exceptions import InvalidSignature, UnsupportedAlgorithm
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.hazmat.primitives.serialization import load_der_public_key

from dossier_ai.core import Message
from dossier_ai.core.signal import Signal

# Made at run time from headers and schemas: no static types to check against.
pdfium: Any = pypdfium2
raw: Any = pypdfium2.raw
ContentInfo: Any = cms.ContentInfo
SignedData: Any = cms.SignedData

Outcome = Literal["matches", "differs", "not_validated"]

_HASHES: dict[str, hashes.HashAlgorithm] = {
    "sha256": hashes.SHA256(), "sha384": hashes.SHA384(), "sha512": hashes.SHA512(),
}  # fmt: skip
"""The digests that are checked. SHA-1 proves nothing any more; SM3 with SM2 (GM/T 0010) is not supported."""
_NAMES = {
    "1.2.156.10197.1.301": "SM2", "1.2.156.10197.1.401": "SM3", "1.2.156.10197.1.501": "SM2-SM3",
}  # fmt: skip
_SIGNED_DATA = ("signed_data", "1.2.156.10197.6.1.4.2.2")
_MOST_SIGNATURES = 100


@dataclass(frozen=True, slots=True)
class Signature:
    """One signature. `signer` is the common name of the certificate ("" when it has none), `signed_at` the
    time the signer states, ISO 8601, `covered` the bytes it covers out of `total`; `whole` says that it
    covers the file but for the place of the signature itself, `rest` how many bytes follow what it covers."""

    signer: str
    signed_at: str
    algorithm: str
    covered: int
    total: int
    whole: bool
    rest: int
    outcome: Outcome
    reason: str = ""


def list_signatures(path: Path) -> tuple[Signature, ...]:
    """The signatures of the PDF at `path`, in the order of its fields; those of fields not yet signed left
    out. PdfiumError when the file cannot be opened."""
    document = pdfium.PdfDocument(path)
    try:
        places = [
            (_bytes_of(raw.FPDFSignatureObj_GetContents, handle), _range_of(handle), _time_of(handle))
            for handle in (
                raw.FPDF_GetSignatureObject(document, index)
                for index in range(min(_MOST_SIGNATURES, max(0, raw.FPDF_GetSignatureCount(document))))
            )
        ]
    finally:
        document.close()
    if not any(contents for contents, _, _ in places):
        return ()
    content = path.read_bytes()
    return tuple(read_signature(content, c, r, t) for c, r, t in places if c)


def _bytes_of(read: Any, handle: Any) -> bytes:
    size = read(handle, None, 0)
    if size <= 0:
        return b""
    buffer = ctypes.create_string_buffer(size)
    read(handle, buffer, size)
    return buffer.raw


def _range_of(handle: Any) -> tuple[int, ...]:
    size = raw.FPDFSignatureObj_GetByteRange(handle, None, 0)
    if size <= 0:
        return ()
    buffer = (ctypes.c_int * size)()
    raw.FPDFSignatureObj_GetByteRange(handle, buffer, size)
    return tuple(buffer)


def _time_of(handle: Any) -> str:
    return _bytes_of(raw.FPDFSignatureObj_GetTime, handle).split(b"\0")[0].decode("latin-1")


def read_signature(content: bytes, contents: bytes, spans: Sequence[int], stated: str) -> Signature:
    """The signature whose CMS structure is `contents`, over the `spans` (offset and length in turn) of the
    file `content`; `stated` is the time that the signature's dictionary gives."""
    pairs = list(zip(spans[::2], spans[1::2], strict=False))
    sane = bool(pairs) and all(a >= 0 and n >= 0 and a + n <= len(content) for a, n in pairs)
    covered = sum(n for _, n in pairs) if sane else 0
    end = max((a + n for a, n in pairs), default=0) if sane else 0
    whole = (
        sane and len(pairs) == 2 and pairs[0][0] == 0 and end == len(content) and _only_gap(content, pairs)
    )
    signed = b"".join(content[a : a + n] for a, n in pairs) if sane else b""
    try:
        info, certificate, algorithm = _signer(contents)
        signer, when = _common_name(certificate), _signing_time(info) or stated
    except (ValueError, TypeError, KeyError, IndexError) as error:
        reason = f"the signature cannot be parsed ({type(error).__name__})"
        return Signature(
            "", stated, "", covered, len(content), whole, len(content) - end, "not_validated", reason
        )
    outcome, reason = (
        _check(info, certificate, signed) if sane else ("not_validated", "its byte range is broken")
    )
    return Signature(
        signer, when, algorithm, covered, len(content), whole, len(content) - end, outcome, reason
    )


def _only_gap(content: bytes, pairs: Sequence[tuple[int, int]]) -> bool:
    """Whether nothing but the signature's own hexadecimal string lies between the two spans."""
    gap = content[pairs[0][1] : pairs[1][0]].strip()
    return gap[:1] == b"<" and gap[-1:] == b">" and gap[1:-1].strip(b"0123456789abcdefABCDEF \r\n") == b""


def _signer(contents: bytes) -> tuple[Any, Any, str]:
    """The first signer's information, its certificate, and the names of the algorithms; ValueError and the
    like when this is no CMS structure."""
    outer = ContentInfo.load(contents, strict=False)
    kind = outer["content_type"]
    if kind.native not in _SIGNED_DATA and kind.dotted not in _SIGNED_DATA:
        raise ValueError(f"content type {kind.dotted}")
    body = outer["content"]
    data = body if isinstance(body, SignedData) else SignedData.load(body.parsed.dump())
    info = data["signer_infos"][0]
    certificates = [c.chosen for c in data["certificates"] if isinstance(c.chosen, x509.Certificate)]
    certificate = next((c for c in certificates if _issued_as(c, info["sid"])), None)
    if certificate is None:
        raise ValueError("no certificate of the signer")
    digest = info["digest_algorithm"]["algorithm"]
    signing = info["signature_algorithm"]["algorithm"]
    names = [_NAMES.get(a.dotted, str(a.native)) for a in (digest, signing)]
    return info, certificate, " / ".join(dict.fromkeys(names))


def _issued_as(certificate: Any, sid: Any) -> bool:
    if sid.name == "issuer_and_serial_number":
        return bool(certificate.serial_number == sid.chosen["serial_number"].native)
    return bool(certificate.key_identifier == sid.chosen.native)


def _common_name(certificate: Any) -> str:
    name = certificate.subject.native.get("common_name", "")
    return "、".join(name) if isinstance(name, list) else str(name)


def _attribute(info: Any, name: str) -> Any:
    return next((a["values"][0] for a in info["signed_attrs"] or () if a["type"].native == name), None)


def _signing_time(info: Any) -> str:
    when = _attribute(info, "signing_time")
    return when.native.isoformat() if when is not None else ""


def _check(info: Any, certificate: Any, signed: bytes) -> tuple[Outcome, str]:
    """Whether the covered bytes have the digest that was signed, and the signature is the certificate's."""
    dotted = info["digest_algorithm"]["algorithm"].dotted
    name = info["digest_algorithm"]["algorithm"].native
    if name not in _HASHES:
        return "not_validated", f"{_NAMES.get(dotted, name)} is not supported"
    stated = _attribute(info, "message_digest")
    if stated is not None and stated.native != hashlib.new(name, signed).digest():
        return "differs", "the digest of the covered bytes is not the signed one"
    attributes = info["signed_attrs"]
    # What is signed is the set of attributes, encoded as a set (RFC 5652, 5.4), else the bytes themselves.
    message = attributes.untag().dump() if stated is not None else signed
    try:
        key = load_der_public_key(certificate.public_key.dump())
        return _verify(key, info, message, _HASHES[name])
    except (UnsupportedAlgorithm, ValueError, TypeError, NotImplementedError) as error:
        return "not_validated", f"the key is not supported ({type(error).__name__})"


def _verify(key: Any, info: Any, message: bytes, digest: hashes.HashAlgorithm) -> tuple[Outcome, str]:
    signature = info["signature"].native
    try:
        if isinstance(key, rsa.RSAPublicKey):
            if info["signature_algorithm"].signature_algo == "rsassa_pss":
                salt = info["signature_algorithm"]["parameters"]["salt_length"].native
                key.verify(signature, message, padding.PSS(padding.MGF1(digest), salt), digest)
            else:
                key.verify(signature, message, padding.PKCS1v15(), digest)
        elif isinstance(key, ec.EllipticCurvePublicKey):
            key.verify(signature, message, ec.ECDSA(digest))
        else:
            return "not_validated", "the kind of key is not supported"
    except InvalidSignature:
        return "differs", "the signature is not that of the certificate"
    return "matches", ""


_OUTCOMES: dict[Outcome, tuple[str, str]] = {
    "matches": ("摘要与所覆盖内容一致", "the digest matches the bytes covered"),
    "differs": ("摘要与所覆盖内容不一致", "the digest does not match the bytes covered"),
    "not_validated": ("未验证", "not validated"),
}


def signature_signals(file: str, signatures: Sequence[Signature]) -> tuple[Signal, ...]:
    """One signal for each signature: who, when, which bytes, and whether they are those that were signed."""
    found = []
    for signature in signatures:
        zh, en = _OUTCOMES[signature.outcome]
        who = signature.signer or "未能读出 / not readable"
        span_zh = "覆盖整个文件" if signature.whole else f"未覆盖整个文件，其后另有 {signature.rest} 字节"
        span_en = (
            "the whole file" if signature.whole else f"not the whole file, {signature.rest} bytes follow"
        )
        ask = signature.outcome != "matches" or not signature.whole
        found.append(
            Signal(
                kind="signature",
                file=file,
                message=Message(
                    zh=f"检测到电子签名，签名人：{who}；{span_zh}；{zh}{'；请核对原件。' if ask else '。'}",
                    en=f"Electronic signature of {who}; it covers {span_en}; {en}"
                    f"{f' ({signature.reason})' if signature.reason else ''}.",
                ),
                measure=f"{signature.signed_at or '—'}; {signature.algorithm or '—'}; "
                f"{signature.covered} / {signature.total} bytes",
                severity="m" if signature.outcome == "differs" or not signature.whole else "I",
            )
        )
    return tuple(found)
