"""TLS: a certificate that does not hold is refused, one that holds is not."""

from __future__ import annotations

import ssl
from datetime import UTC, datetime, timedelta
from ipaddress import ip_address
from pathlib import Path

import pytest
import requests.adapters
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.x509.oid import NameOID

from fetch_site import PAGE, QUICK, FakeTime, Site, make_source, page
from newsflow.fetch.client import Client


def write_certificate(path: Path, address: str, days: int) -> None:
    """A self-signed certificate and its key for one address, valid for so many days from now."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "site")])
    now = datetime.now(UTC)
    certificate = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=9))
        .not_valid_after(now + timedelta(days=days))
        .add_extension(x509.SubjectAlternativeName([x509.IPAddress(ip_address(address))]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    form = (serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption())
    path.write_bytes(certificate.public_bytes(serialization.Encoding.PEM) + key.private_bytes(*form))


CERTIFICATES: dict[str, tuple[str, int, bool, str | None]] = {
    "holds": ("127.0.0.1", 9, True, None),
    "self-signed": ("127.0.0.1", 9, False, "tls"),
    "expired": ("127.0.0.1", -1, True, "tls"),
    "of another host": ("127.0.0.9", 9, True, "tls"),
}


@pytest.mark.parametrize(("address", "days", "trusted", "reason"), CERTIFICATES.values(), ids=CERTIFICATES)
def test_certificates(
    site: Site,
    time: FakeTime,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    address: str,
    days: int,
    trusted: bool,
    reason: str | None,
) -> None:
    certificate = tmp_path / "site.pem"
    write_certificate(certificate, address, days)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    site.socket = context.wrap_socket(site.socket, server_side=True)
    site.replies["/news/1"] = [page()]
    if trusted:
        monkeypatch.setattr(requests.adapters, "DEFAULT_CA_BUNDLE_PATH", str(certificate))

    url = site.url.replace("http:", "https:")
    with Client(make_source(url), "Newsflow/0.1", limits=QUICK, clocks=time.clocks) as client:
        got = client.get(f"{url}/news/1")

    assert (got.reason, got.body) == (reason, PAGE if reason is None else b"")
