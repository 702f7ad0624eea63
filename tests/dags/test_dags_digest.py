"""The digest Dag: its shape, and the two ways in which a night is passed on."""

from __future__ import annotations

import json
import socketserver
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from email import message_from_string
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

import pytest
from airflow.sdk import Connection
from airflow.sdk.exceptions import AirflowNotFoundException, AirflowSkipException

from newsflow.airflow import morning
from newsflow.errors import ConfigurationError, TransientError

ROOT = Path(__file__).resolve().parents[2]
PARSE = """
import json, runpy, sys
from airflow.serialization.serialized_objects import DagSerialization
dag = runpy.run_path("dags/digest.py")["dag"]
DagSerialization.serialize_dag(dag)
print(json.dumps({
    "tasks": {task.task_id: sorted(task.upstream_task_ids) for task in dag.tasks},
    "documented": all(task.doc_md for task in dag.tasks), "catchup": dag.catchup,
    "heavy": sorted({"lxml", "pandas", "great_expectations", "psycopg2"} & set(sys.modules)),
}))
"""
TEXT = "Newsflow, 2024-12-01\n\nArrived last night\n  harbour: <green>, 9 of 9 arrived\n"


def test_days_are_started_before_the_night_is_told_and_passed_on() -> None:
    said = subprocess.run([sys.executable, "-c", PARSE], cwd=ROOT, capture_output=True, text=True, check=True)
    assert json.loads(said.stdout.splitlines()[-1]) == {
        "tasks": {
            "missing_days": [],
            "start_days": ["missing_days"],
            "stopped_batches": [],
            "ask_people": ["stopped_batches"],
            "tell_night": ["missing_days", "start_days"],
            "post_to_slack": ["tell_night"],
            "mail": ["tell_night"],
        },
        "documented": True,
        "catchup": False,
        "heavy": [],
    }


@pytest.fixture
def connections(monkeypatch: pytest.MonkeyPatch) -> dict[str, Connection]:
    """The connections that Airflow has, by name."""
    held: dict[str, Connection] = {}

    def get(_: type[Connection], name: str) -> Connection:
        if name not in held:
            raise AirflowNotFoundException(name)
        return held[name]

    monkeypatch.setattr(Connection, "get", classmethod(get))
    return held


@contextmanager
def _running(server: socketserver.TCPServer) -> Iterator[int]:
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def _webhook(status: int, heard: list[Any]) -> HTTPServer:
    class Webhook(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            heard.append(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))
            self.send_response(status)
            self.end_headers()

        def log_message(self, *_: object) -> None:
            pass

    return HTTPServer(("127.0.0.1", 0), Webhook)


def test_slack_is_told(connections: dict[str, Connection]) -> None:
    heard: list[Any] = []
    with _running(_webhook(200, heard)) as port:
        connections["newsflow_slack"] = Connection(
            conn_id="newsflow_slack", conn_type="http", password=f"http://127.0.0.1:{port}/hook"
        )
        morning.post_to_slack(TEXT)
    assert heard == [{"text": f"```{TEXT}```"}]


def test_slack_that_refuses_is_tried_again(connections: dict[str, Connection]) -> None:
    with _running(_webhook(403, [])) as port:
        connections["newsflow_slack"] = Connection(
            conn_id="newsflow_slack", conn_type="http", password=f"http://127.0.0.1:{port}/hook"
        )
        with pytest.raises(TransientError, match="newsflow_slack: Slack answered 403"):
            morning.post_to_slack(TEXT)
    with pytest.raises(TransientError, match="newsflow_slack: no answer"):
        morning.post_to_slack(TEXT)


class _Mailbox(socketserver.StreamRequestHandler):
    """As much of SMTP as one mail takes."""

    def handle(self) -> None:
        self._say("220 ready")
        for line in iter(self.rfile.readline, b""):
            word = line.split()[0].upper().decode()
            if word == "DATA":
                self._say("354 go on")
                lines = list(iter(self.rfile.readline, b".\r\n"))
                self.server.mails.append(b"".join(lines).decode())  # type: ignore[attr-defined]
            self._say("221 bye" if word == "QUIT" else "250 ok")

    def _say(self, words: str) -> None:
        self.wfile.write(words.encode() + b"\r\n")


def test_readers_get_a_mail(connections: dict[str, Connection]) -> None:
    server = socketserver.TCPServer(("127.0.0.1", 0), _Mailbox)
    server.mails = []  # type: ignore[attr-defined]
    extra = {"to": "desk@harbour.example", "from_email": "newsflow@harbour.example", "disable_ssl": True}
    with _running(server) as port:
        connections["newsflow_smtp"] = Connection(
            conn_id="newsflow_smtp",
            conn_type="smtp",
            host="127.0.0.1",
            port=port,
            extra=json.dumps(extra | {"disable_tls": True}),
        )
        morning.mail(TEXT)
    (sent,) = (message_from_string(text) for text in server.mails)  # type: ignore[attr-defined]
    assert (sent["To"], sent["Subject"]) == ("desk@harbour.example", "Newsflow, 2024-12-01")
    body = next(part for part in sent.walk() if part.get_content_type() == "text/html").get_payload(decode=True)
    assert b"harbour: &lt;green&gt;, 9 of 9 arrived" in body  # type: ignore[operator]


def test_a_mail_without_a_reader_is_refused(connections: dict[str, Connection]) -> None:
    connections["newsflow_smtp"] = Connection(conn_id="newsflow_smtp", conn_type="smtp", host="127.0.0.1")
    with pytest.raises(ConfigurationError, match="newsflow_smtp: its extra names no reader"):
        morning.mail(TEXT)


@pytest.mark.parametrize("passed_on", [morning.post_to_slack, morning.mail])
def test_nobody_is_told_who_did_not_ask(connections: dict[str, Connection], passed_on: Any) -> None:
    with pytest.raises(AirflowSkipException, match="nobody asked for it"):
        passed_on(TEXT)
