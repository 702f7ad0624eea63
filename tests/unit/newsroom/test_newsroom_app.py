"""The pages inside Airflow: for signed-in users, from below the lake, under a policy that loads nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from uuid import UUID

import pytest
from airflow.api_fastapi.core_api.security import get_user
from fastapi import FastAPI, HTTPException
from fastapi.routing import APIRoute
from fastapi.testclient import TestClient

from newsflow.lake import Lake
from newsflow.model import RunKey, Verb
from newsflow.newsroom import app as pages
from newsflow.newsroom.app import app, may_read
from newsflow.newsroom.publish import FILE, published

KEY = RunKey("harbour", date(2024, 11, 30), "manual__2024-11-30__a1b2")
PLACE = f"/report/{KEY.source}/{KEY.day}/{KEY.run}"
NOBODY = {"morning": "2024-12-01", "source": "harbour", "day": "2024-11-30", "run": "r", "article_id": str(UUID(int=1))}


@pytest.fixture
def lake(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Lake:
    monkeypatch.setenv("NEWSFLOW_LAKE", str(tmp_path / "lake"))
    return Lake(str(tmp_path / "lake"))


@pytest.fixture
def signed_in() -> Iterator[TestClient]:
    app.dependency_overrides = {get_user: lambda: "editor", may_read: lambda: None}
    yield TestClient(app)
    app.dependency_overrides = {}


def write(lake: Lake, verb: Verb, page: bytes) -> None:
    with lake.replacing(f"{lake.folder(verb, KEY)}/{FILE}") as file:
        file.write(page)


def test_no_route_answers_without_a_token() -> None:
    client = TestClient(app)
    routes = [route for route in app.routes if isinstance(route, APIRoute)]
    assert len(routes) == len(app.routes) == 4
    for route in routes:
        for method in route.methods:
            assert client.request(method, route.path.format(**NOBODY)).status_code == 401


def test_a_user_who_may_not_see_the_dag_gets_no_report(lake: Lake, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[tuple[str, str | None]] = []

    def refusing(method: str, *, param_dag_id: str | None = None) -> Callable[..., None]:
        asked.append((method, param_dag_id))
        raise HTTPException(403, "Forbidden")

    write(lake, Verb.LOAD, b"loaded")
    monkeypatch.setattr(pages, "requires_access_dag", refusing)
    monkeypatch.setattr(app, "dependency_overrides", {get_user: lambda: "stranger"})
    assert TestClient(app).get(PLACE).status_code == 403
    assert asked == [("GET", "ingest__harbour")]


def test_a_digest_is_served_with_its_addresses_as_links(lake: Lake, signed_in: TestClient) -> None:
    with lake.replacing("digest/2024-12-01.txt") as file:
        file.write(b"Broke\n  harbour: <b>  http://127.0.0.1:8080/dags/ingest__harbour\n")
    answer = signed_in.get("/digest/2024-12-01")
    address = "http://127.0.0.1:8080/dags/ingest__harbour"
    assert f'harbour: &lt;b&gt;  <a href="{address}">{address}</a>' in answer.text
    assert signed_in.get("/digest/2024-12-02").status_code == 404


def test_a_route_without_the_dependency_would_be_found() -> None:
    open_app = FastAPI(docs_url=None, redoc_url=None, openapi_url=None)
    open_app.get("/open")(lambda: "hello")
    assert TestClient(open_app).get("/open").status_code == 200


def test_the_report_is_served_under_a_strict_policy(lake: Lake, signed_in: TestClient) -> None:
    write(lake, Verb.VALIDATE, "<h1>حُكم</h1>".encode())
    answer = signed_in.get(PLACE)
    assert (answer.status_code, answer.text) == (200, "<h1>حُكم</h1>")
    assert answer.headers["content-security-policy"].startswith("default-src 'none'; style-src 'unsafe-inline';")
    assert "frame-ancestors 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["content-type"] == "text/html; charset=utf-8"
    assert answer.headers["x-content-type-options"] == "nosniff"


def test_the_report_of_load_goes_before_that_of_validate(lake: Lake) -> None:
    assert published(lake, KEY) is None
    write(lake, Verb.VALIDATE, b"judged")
    assert published(lake, KEY) == b"judged"
    write(lake, Verb.LOAD, b"loaded")
    assert published(lake, KEY) == b"loaded"


def test_a_run_without_a_report_says_what_writes_it(lake: Lake, signed_in: TestClient) -> None:
    answer = signed_in.get(PLACE)
    assert answer.status_code == 404
    assert "`validate` and `load` write it" in answer.json()["detail"]


@pytest.mark.parametrize(
    "place",
    [
        "/report/harbour/2024-11-30/..",
        "/report/harbour/2024-11-30/%2e%2e",
        "/report/harbour/2024-11-30/...",
        "/report/harbour/2024-11-30/..%2f..%2fsecret",
        "/report/harbour/2024-11-30/a%00b",
        "/report/harbour/2024-11-30/" + "a" * 251,
        "/report/..%2fharbour/2024-11-30/run",
        "/report/%2e%2e/2024-11-30/run",
        "/report/Harbour/2024-11-30/run",
        "/report/harbour/yesterday/run",
        "/report/harbour/..%2f2024-11-30/run",
    ],
)
def test_nothing_outside_a_runs_folder_is_asked_for(place: str, lake: Lake, signed_in: TestClient) -> None:
    outside = Path(lake.url) / "load" / "harbour" / FILE
    outside.parent.mkdir(parents=True)
    outside.write_text("secret")
    answer = signed_in.get(place)
    assert answer.status_code in (404, 422)
    assert answer.headers["content-type"] == "application/json"
