"""Signatures are read from PDFs that are signed here: RSA, ECDSA, and SM2, which is not validated."""

import datetime as dt
import hashlib
import io

import pytest
from asn1crypto import algos, cms, x509
from cryptography import x509 as cx509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa
from cryptography.x509.oid import NameOID
from reportlab.pdfgen.canvas import Canvas

from dossier_ai.reading.signatures import list_signatures, signature_signals

ROOM = 8000


def plain_pdf() -> bytes:
    buffer = io.BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.drawString(72, 700, "1,234,567.00")
    canvas.showPage()
    canvas.save()
    return buffer.getvalue()


def certificate(key):
    name = cx509.Name([cx509.NameAttribute(NameOID.COMMON_NAME, "某某会计师事务所")])
    start = dt.datetime(2025, 1, 1, tzinfo=dt.UTC)
    made = (
        cx509.CertificateBuilder()
        .subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(77)
        .not_valid_before(start).not_valid_after(start + dt.timedelta(days=900))
        .sign(key, hashes.SHA256())
    )  # fmt: skip
    return x509.Certificate.load(made.public_bytes(serialization.Encoding.DER))


def signed_data(key, message: bytes, *, digest_oid: str | None = None, own=None) -> bytes:
    own = own or certificate(key)
    when = cms.Time({"utc_time": dt.datetime(2026, 3, 1, tzinfo=dt.UTC)})
    issuer = cms.IssuerAndSerialNumber({"issuer": own.issuer, "serial_number": 77})
    attributes = cms.CMSAttributes(
        [
            cms.CMSAttribute({"type": "content_type", "values": ["data"]}),
            cms.CMSAttribute({"type": "message_digest", "values": [hashlib.sha256(message).digest()]}),
            cms.CMSAttribute({"type": "signing_time", "values": [when]}),
        ]
    )
    if isinstance(key, rsa.RSAPrivateKey):
        value, how = key.sign(attributes.dump(), padding.PKCS1v15(), hashes.SHA256()), "rsassa_pkcs1v15"
    else:
        value, how = key.sign(attributes.dump(), ec.ECDSA(hashes.SHA256())), "sha256_ecdsa"
    digest = algos.DigestAlgorithm({"algorithm": digest_oid or "sha256"})
    info = cms.SignerInfo(
        {
            "version": "v1",
            "sid": cms.SignerIdentifier({"issuer_and_serial_number": issuer}),
            "digest_algorithm": digest,
            "signed_attrs": attributes,
            "signature_algorithm": algos.SignedDigestAlgorithm({"algorithm": how}),
            "signature": value,
        }
    )
    data = cms.SignedData(
        {
            "version": "v1", "digest_algorithms": [digest], "certificates": [own], "signer_infos": [info],
            "encap_content_info": {"content_type": "data"},
        }
    )  # fmt: skip
    return cms.ContentInfo({"content_type": "signed_data", "content": data}).dump()


def sign(content: bytes, key, **options) -> bytes:
    """`content` with a signature field appended the way signing programs do it."""
    before = len(content)
    start = int(content[content.rindex(b"startxref") :].split()[1])
    trailer = content[content.rindex(b"trailer") :]
    root = int(trailer.split(b"/Root")[1].split()[0])
    size = int(trailer.split(b"/Size")[1].split()[0])
    at = content.index(b"%d 0 obj" % root)
    old_root = content[at : content.index(b"endobj", at)].split(b"obj", 1)[1].strip()
    field, value = size, size + 1
    objects = [
        (root, old_root[:-2] + b" /AcroForm << /Fields [%d 0 R] /SigFlags 3 >> >>" % field),
        (field, b"<< /FT /Sig /T (S) /V %d 0 R >>" % value),
        (value, b"<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /adbe.pkcs7.detached "
         b"/ByteRange [" + b" " * 60 + b"] /Contents <" + b"0" * ROOM + b"> >>"),
    ]  # fmt: skip
    body, places = b"", []
    for number, text in objects:
        places.append((number, before + len(body)))
        body += b"%d 0 obj\n%s\nendobj\n" % (number, text)
    table = b"xref\n" + b"".join(b"%d 1\n%010d 00000 n \n" % place for place in places)
    end = b"trailer\n<< /Size %d /Root %d 0 R /Prev %d >>\nstartxref\n%d\n%%%%EOF\n" % (
        size + 2, root, start, before + len(body),
    )  # fmt: skip
    whole = bytearray(content + body + table + end)
    hole = whole.index(b"/Contents <", before) + len(b"/Contents ")
    spans = (0, hole, hole + ROOM + 2, len(whole) - hole - ROOM - 2)
    place = whole.index(b"/ByteRange [", before) + len(b"/ByteRange [")
    text = b" ".join(b"%d" % v for v in spans)
    whole[place : place + len(text)] = text
    message = bytes(whole[: spans[1]]) + bytes(whole[spans[2] :])
    coded = signed_data(key, message, **options).hex().encode()
    whole[hole + 1 : hole + 1 + len(coded)] = coded
    return bytes(whole)


@pytest.fixture(scope="module")
def rsa_key():
    return rsa.generate_private_key(65537, 2048)


def read(tmp_path, content: bytes):
    path = tmp_path / "signed.pdf"
    path.write_bytes(content)
    return list_signatures(path)


def test_a_signature_over_the_whole_file_names_its_signer_and_matches(tmp_path, rsa_key):
    (found,) = read(tmp_path, sign(plain_pdf(), rsa_key))
    assert (found.signer, found.outcome, found.whole, found.rest) == ("某某会计师事务所", "matches", True, 0)
    assert found.signed_at.startswith("2026-03-01")
    assert found.covered == found.total - ROOM - 2
    (signal,) = signature_signals("signed.pdf", (found,))
    assert "摘要与所覆盖内容一致" in signal.message.zh and signal.severity == "I"


def test_an_ecdsa_signature_is_checked(tmp_path):
    (found,) = read(tmp_path, sign(plain_pdf(), ec.generate_private_key(ec.SECP256R1())))
    assert found.outcome == "matches"


def test_a_changed_byte_under_the_signature_does_not_match(tmp_path, rsa_key):
    content = sign(plain_pdf(), rsa_key)
    assert b"anonymous" in content
    (found,) = read(tmp_path, content.replace(b"anonymous", b"anonymouz"))
    assert found.outcome == "differs"
    (signal,) = signature_signals("signed.pdf", (found,))
    assert signal.severity == "m" and "不一致" in signal.message.zh


def test_a_signature_by_another_key_does_not_match(tmp_path, rsa_key):
    other = certificate(rsa.generate_private_key(65537, 2048))
    (found,) = read(tmp_path, sign(plain_pdf(), rsa_key, own=other))
    assert (found.outcome, found.reason) == ("differs", "the signature is not that of the certificate")


def test_bytes_appended_after_signing_are_counted(tmp_path, rsa_key):
    content = sign(plain_pdf(), rsa_key)
    (found,) = read(tmp_path, content + b"% appended\n")
    assert (found.outcome, found.whole, found.rest) == ("matches", False, 11)
    assert "11 字节" in signature_signals("signed.pdf", (found,))[0].message.zh


def test_sm3_is_not_validated_but_signer_and_bytes_are_told(tmp_path, rsa_key):
    (found,) = read(tmp_path, sign(plain_pdf(), rsa_key, digest_oid="1.2.156.10197.1.401"))
    assert (found.outcome, found.signer, found.whole) == ("not_validated", "某某会计师事务所", True)
    assert "SM3" in found.algorithm and "SM3" in found.reason
    assert "未验证" in signature_signals("signed.pdf", (found,))[0].message.zh


def test_a_broken_structure_is_not_validated(tmp_path, rsa_key):
    content = sign(plain_pdf(), rsa_key)
    hole = content.index(b"/Contents <") + len(b"/Contents <")
    (found,) = read(tmp_path, content[:hole] + b"ff" * 40 + content[hole + 80 :])
    assert (found.outcome, found.signer) == ("not_validated", "")


def test_an_unsigned_file_has_no_signature(tmp_path):
    assert read(tmp_path, plain_pdf()) == ()
