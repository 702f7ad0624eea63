"""The pages of Newsflow inside Airflow, for signed-in users only."""

from __future__ import annotations

import re
from datetime import date
from html import escape
from typing import Annotated
from uuid import UUID

from airflow.api_fastapi.core_api.security import GetUserDep, get_user, requires_access_dag
from fastapi import Depends, FastAPI, HTTPException, Path, Request
from fastapi.responses import HTMLResponse, Response

from newsflow.errors import NewsflowError
from newsflow.lake import Lake
from newsflow.model import RunKey
from newsflow.newsroom.digest import digest_path
from newsflow.newsroom.of_run import page_in_run, read_in_run
from newsflow.newsroom.preview import page_verdict, preview_page
from newsflow.newsroom.publish import published
from newsflow.newsroom.report import POLICY
from newsflow.settings import read_settings
from newsflow.sources.source import KEY

HEADERS = {
    "Content-Security-Policy": f"{POLICY}; frame-ancestors 'self'",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}

ADDRESS = re.compile(r"https?://[^\s<>\"]+")

HTML = re.compile(r"text/html(?:; ?charset=[\w-]+)?", re.IGNORECASE)
"""What a stored page may be called towards a browser; all else is shown as plain text."""

SourceKey = Annotated[str, Path(pattern=KEY)]
RunName = Annotated[str, Path(pattern=r"^[\w.:+-]*[\w:+-][\w.:+-]*$", max_length=250)]


def may_read(request: Request, source: SourceKey, user: GetUserDep) -> None:
    """The user may see the source's Dag, and so its reports; else 403."""
    requires_access_dag("GET", param_dag_id=f"ingest__{source}")(request, user)


# Airflow does not authenticate what plugins mount, and dependencies do not guard documentation routes: there are none.
app = FastAPI(title="Newsflow", dependencies=[Depends(get_user)], openapi_url=None)


@app.get("/report/{source}/{day}/{run}", dependencies=[Depends(may_read)])
def read_report(source: SourceKey, day: date, run: RunName) -> HTMLResponse:
    """The newest report of a run, as a page that may load nothing."""
    page = published(Lake(read_settings().lake), RunKey(source, day, run))
    if page is None:
        raise HTTPException(404, f"{source} {day}: the run {run} has no report yet; `validate` and `load` write it.")
    return HTMLResponse(page, headers=HEADERS)


@app.get("/article/{source}/{day}/{run}/{article_id}", dependencies=[Depends(may_read)])
def read_article(source: SourceKey, day: date, run: RunName, article_id: UUID) -> HTMLResponse:
    """What a run kept of an article and what it removed, line by line, as a page that may load nothing."""
    try:
        preview = read_in_run(read_settings(), RunKey(source, day, run), str(article_id))
    except NewsflowError as error:
        raise HTTPException(404, str(error)) from None
    page = preview_page(page_verdict(preview)).encode("utf-8", errors="replace")
    return HTMLResponse(page, headers=HEADERS)


@app.get("/page/{source}/{day}/{run}/{article_id}", dependencies=[Depends(may_read)])
def read_stored_page(source: SourceKey, day: date, run: RunName, article_id: UUID) -> Response:
    """The page of an article as its site served it: in a sandbox, without scripts, asking nobody for anything."""
    try:
        content_type, body = page_in_run(read_settings(), RunKey(source, day, run), str(article_id))
    except NewsflowError as error:
        raise HTTPException(404, str(error)) from None
    told = HTML.match(content_type or "")
    return Response(
        body,
        media_type=told[0] if told else "text/plain",
        headers=HEADERS | {"Content-Security-Policy": f"{POLICY}; sandbox"},
    )


@app.get("/digest/{morning}")
def read_digest(morning: date) -> HTMLResponse:
    """A morning's digest, its addresses as links."""
    lake, path = Lake(read_settings().lake), digest_path(morning)
    if not lake.exists(path):
        raise HTTPException(404, f"There is no digest of {morning}; the Dag `digest` writes one each morning.")
    with lake.open(path) as file:
        text = escape(file.read().decode())
    linked = ADDRESS.sub(r'<a href="\g<0>">\g<0></a>', text)
    return HTMLResponse(f"<!DOCTYPE html><title>Newsflow {morning}</title><pre>{linked}</pre>", headers=HEADERS)
