"""The supervisor's configuration: read back by the supervisor's own reader of such files."""

from __future__ import annotations

import shlex
from configparser import RawConfigParser

import pytest

from newsflow.errors import ConfigurationError
from newsflow.local.programs import AIRFLOW, Program, airflow_programs, configuration, postgres_program

SERVER = postgres_program(("/opt/pg 18/postgres", "-D", "/srv/50% off/data"), "pgserver")


def read(*programs: Program, server: Program = SERVER) -> RawConfigParser:
    parser = RawConfigParser(inline_comment_prefixes=(";", "#"), strict=True)
    parser.read_string(configuration(9180, "word", server, programs))
    return parser


def test_the_server_starts_alone_and_ends_last() -> None:
    found = read(*airflow_programs())
    assert found["program:postgres"]["autostart"] == "true"
    assert found["program:postgres"]["priority"] < found["group:newsflow"]["priority"]
    assert {found[f"program:{name}"]["autostart"] for name in AIRFLOW} == {"false"}
    assert found["group:newsflow"]["programs"].split(",") == list(AIRFLOW)


def test_the_server_is_stopped_by_its_fast_shutdown_as_its_own_user() -> None:
    found = read(Program("one", ("true",)))
    assert (found["program:postgres"]["stopsignal"], found["program:postgres"]["user"]) == ("INT", "pgserver")
    assert found["program:one"]["stopsignal"] == "TERM"
    assert "user" not in found["program:one"]


def test_blanks_and_percent_signs_survive() -> None:
    command = read(Program("one", ("true",)))["program:postgres"]["command"] % {}
    assert shlex.split(command) == ["/opt/pg 18/postgres", "-D", "/srv/50% off/data"]


def test_every_other_program_first_ends_its_predecessor_s_children() -> None:
    found = read(Program("sample-site", ("serve", "--port", "1")))
    assert found["program:sample-site"]["command"].endswith("-m newsflow.local.component serve --port 1")


@pytest.mark.parametrize("path", ["/srv/a ;b", "/srv/my #1", "/srv/two\nlines"])
def test_a_path_that_the_format_cannot_hold_is_refused(path: str) -> None:
    with pytest.raises(ConfigurationError, match="Move it"):
        read(Program("one", ("true",)), server=postgres_program(("postgres", "-D", path), None))


@pytest.mark.parametrize("name", ["", "Sample", "a b", "x]", "-a"])
def test_a_name_that_the_format_cannot_hold_is_refused(name: str) -> None:
    with pytest.raises(ConfigurationError, match="small letters"):
        read(Program(name, ("true",)))
