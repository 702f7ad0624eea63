"""The pages of Newsflow inside Airflow, for signed-in users only."""

from __future__ import annotations

import re
from datetime import date
from html import escape
from typing import Annotated

from airflow.api_fastapi.core_api.security import GetUserDep, get_user, requires_access_dag
from fastapi import Depends, FastAPI, HTTPException, Path, Request
from fastapi.responses import HTMLResponse

from newsflow.lake import Lake
from newsflow.model import RunKey
from newsflow.newsroom.digest import digest_path
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

SourceKey = Annotated[str, Path(pattern=KEY)]


def may_read(request: Request, source: SourceKey, user: GetUserDep) -> None:
    """The user may see the source's Dag, and so its reports; else 403."""
    requires_access_dag("GET", param_dag_id=f"ingest__{source}")(request, user)


# Airflow does not authenticate what plugins mount, and dependencies do not guard documentation routes: there are none.
app = FastAPI(title="Newsflow", dependencies=[Depends(get_user)], openapi_url=None)


@app.get("/report/{source}/{day}/{run}", dependencies=[Depends(may_read)])
def read_report(
    source: SourceKey, day: date, run: Annotated[str, Path(pattern=r"^[\w.:+-]*[\w:+-][\w.:+-]*$", max_length=250)]
) -> HTMLResponse:
    """The newest report of a run, as a page that may load nothing."""
    page = published(Lake(read_settings().lake), RunKey(source, day, run))
    if page is None:
        raise HTTPException(404, f"{source} {day}: the run {run} has no report yet; `validate` and `load` write it.")
    return HTMLResponse(page, headers=HEADERS)


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
