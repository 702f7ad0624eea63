"""docker-compose.yaml and the Dockerfile keep to their formats, and to what the project promises of them."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from compose_file import FILE, ROOT, Refused, compose, references, template
from newsflow.local import cluster
from newsflow.local.containers.dotenv import CHOICES, SECRETS, example
from newsflow.local.environment import Machine, airflow_environment
from newsflow.local.keys import fresh_keys

# The keys of the Compose specification, as its JSON Schema lists them.
TOP = {"name", "services", "networks", "volumes", "configs", "secrets", "include", "models"}
SERVICE_KEYS = """
    annotations attach blkio_config build cap_add cap_drop cgroup cgroup_parent command configs container_name
    cpu_count cpu_percent cpu_period cpu_quota cpu_rt_period cpu_rt_runtime cpu_shares cpus cpuset credential_spec
    depends_on deploy develop device_cgroup_rules devices dns dns_opt dns_search domainname entrypoint env_file
    environment expose extends external_links extra_hosts gpus group_add healthcheck hostname image init ipc isolation
    label_file labels links logging mac_address mem_limit mem_reservation mem_swappiness memswap_limit models
    network_mode networks oom_kill_disable oom_score_adj pid pids_limit platform ports post_start pre_stop privileged
    profiles provider pull_policy pull_refresh_after read_only restart runtime scale secrets security_opt shm_size
    stdin_open stop_grace_period stop_signal storage_opt sysctls tmpfs tty ulimits use_api_socket user userns_mode uts
    volumes volumes_from working_dir"""
HEALTHCHECK = {"test", "interval", "timeout", "retries", "start_period", "start_interval", "disable"}
CONDITIONS = {"service_started", "service_healthy", "service_completed_successfully"}
DURATION = re.compile(r"(\d+(us|ms|s|m|h))+")
PUBLISHED = re.compile(r"127\.0\.0\.1:\d+:\d+")
MOUNT = re.compile(r"(?P<from>[^:]+):(?P<to>/[^:]+)(?P<mode>:ro)?")

# Settings of the local default's table that must differ in containers: addresses, paths, secrets, the machine's size.
DIFFERENT = """
    CORE__PARALLELISM CORE__DAGS_FOLDER CORE__PLUGINS_FOLDER CORE__EXECUTION_API_SERVER_URL
    CORE__FERNET_KEY CORE__SIMPLE_AUTH_MANAGER_PASSWORDS_FILE API__HOST API__BASE_URL API__SECRET_KEY
    API_AUTH__JWT_SECRET DATABASE__SQL_ALCHEMY_CONN DATABASE__SQL_ALCHEMY_CONN_ASYNC
    DAG_PROCESSOR__PARSING_PROCESSES"""

GIVEN = {secret.name: f"x{number}" for number, secret in enumerate(SECRETS)}
WHOLE = compose(GIVEN)
SERVICES: dict[str, dict[str, Any]] = WHOLE["services"]
OURS = {name: service for name, service in SERVICES.items() if "build" in service}
LASTING = {name: service for name, service in SERVICES.items() if name != "init"}


def test_every_top_key_is_known() -> None:
    assert {key for key in WHOLE if not key.startswith("x-")} <= TOP


@pytest.mark.parametrize("name", SERVICES)
def test_every_key_of_a_service_is_known(name: str) -> None:
    service = SERVICES[name]
    assert set(service) - set(SERVICE_KEYS.split()) == set()
    assert set(service.get("healthcheck", {})) - HEALTHCHECK == set()
    assert "image" in service


@pytest.mark.parametrize("name", SERVICES)
def test_values_have_the_types_that_compose_takes(name: str) -> None:
    service = SERVICES[name]
    assert all(isinstance(value, str) for value in service["environment"].values())
    assert all(isinstance(word, str) for word in service.get("command", []))
    health = service.get("healthcheck", {})
    durations = [health[key] for key in ("interval", "timeout", "start_period") if key in health]
    assert all(DURATION.fullmatch(value) for value in [*durations, service["stop_grace_period"]])
    assert health.get("test", ["CMD"])[0] in {"CMD", "CMD-SHELL"}


@pytest.mark.parametrize("name", SERVICES)
def test_a_service_waits_for_what_can_come_true(name: str) -> None:
    for other, how in SERVICES[name].get("depends_on", {}).items():
        assert set(how) == {"condition"}
        assert how["condition"] in CONDITIONS
        if how["condition"] == "service_healthy":
            assert "healthcheck" in SERVICES[other]
        if how["condition"] == "service_completed_successfully":
            assert SERVICES[other]["restart"] == "no"


def test_everything_waits_for_postgres_and_all_but_init_for_init() -> None:
    assert {name for name in SERVICES if "postgres" in _before(name)} == set(SERVICES) - {"postgres"}
    assert {name for name in SERVICES if "init" in _before(name)} == set(SERVICES) - {"postgres", "init"}
    assert [name for name in SERVICES if name in _before(name)] == []


@pytest.mark.parametrize("name", LASTING)
def test_a_lasting_service_has_a_health_check_and_comes_back(name: str) -> None:
    assert LASTING[name]["healthcheck"]["test"]
    assert LASTING[name]["restart"] == "unless-stopped"


@pytest.mark.parametrize("name", SERVICES)
def test_published_ports_are_on_loopback(name: str) -> None:
    ports = SERVICES[name].get("ports", [])
    assert [port for port in ports if not PUBLISHED.fullmatch(port)] == []
    assert bool(ports) == (name == "api-server")


@pytest.mark.parametrize("name", SERVICES)
def test_mounts_are_declared_volumes_or_read_only_paths_of_the_repository(name: str) -> None:
    for mount in map(_mount, SERVICES[name]["volumes"]):
        if mount["from"].startswith("."):
            assert mount["mode"] == ":ro"
            assert (ROOT / mount["from"]).exists() or mount["from"] == "./include/sources"
        else:
            assert mount["from"] in WHOLE["volumes"]


def test_every_volume_is_used() -> None:
    used = {_mount(volume)["from"] for service in SERVICES.values() for volume in service["volumes"]}
    assert set(WHOLE["volumes"]) - used == set()


def test_only_init_and_the_api_server_see_the_users_file() -> None:
    assert {name for name, service in SERVICES.items() if any(v.startswith("users:") for v in service["volumes"])} == {
        "init",
        "api-server",
    }


@pytest.mark.parametrize("name", OURS)
def test_our_services_run_with_no_rights_to_spare(name: str) -> None:
    assert OURS[name]["cap_drop"] == ["ALL"]
    assert OURS[name]["security_opt"] == ["no-new-privileges:true"]
    assert "POSTGRES_PASSWORD" not in OURS[name]["environment"]


def test_every_variable_stands_in_the_example() -> None:
    known = {secret.name for secret in SECRETS} | {choice.name for choice in CHOICES}
    assert {name for name, _, _ in references(template())} == known


def test_secrets_have_no_default_and_name_the_remedy() -> None:
    secret = {one.name for one in SECRETS}
    rules = {(rule, word) for name, rule, word in references(template()) if name in secret}
    assert rules == {(":?", "run newsflow secrets")}


@pytest.mark.parametrize("choice", CHOICES, ids=lambda choice: choice.name)
def test_a_choice_has_the_default_that_the_example_shows(choice: Any) -> None:
    rules = {(rule, word) for name, rule, word in references(template()) if name == choice.name}
    shown = {(":-", choice.default)}
    assert {(rule, word.replace("${NEWSFLOW_PORT:-8080}", "8080")) for rule, word in rules} == shown


@pytest.mark.parametrize("name", OURS)
def test_what_looks_secret_is_a_variable(name: str) -> None:
    telling = re.compile(r"PASSWORD$|SECRET|FERNET|_URL$|SQL_ALCHEMY_CONN")
    for key, value in template()["services"][name]["environment"].items():
        if telling.search(key) and ("://" not in value or "@" in value):
            assert ":?" in value, key


@pytest.mark.parametrize("secret", SECRETS, ids=lambda secret: secret.name)
@pytest.mark.parametrize("value", [None, ""], ids=["missing", "empty"])
def test_a_missing_secret_stops_the_start_and_names_the_remedy(secret: Any, value: str | None) -> None:
    given = {name: text for name, text in GIVEN.items() if name != secret.name}
    if value is not None:
        given[secret.name] = value
    with pytest.raises(Refused, match=f"required variable {secret.name} .*: run newsflow secrets"):
        compose(given)


def test_a_stray_dollar_sign_is_refused() -> None:
    assert ("", "", "") not in set(references(template()))


def test_the_example_file_is_what_the_command_would_show() -> None:
    assert (ROOT / ".env.example").read_text(encoding="utf-8") == example()


def test_git_and_the_image_leave_the_secrets_out() -> None:
    assert subprocess.run(["git", "check-ignore", "--quiet", ".env"], cwd=ROOT, check=False).returncode == 0
    ignored = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert "*" in ignored
    assert not any(line.startswith("!.env") for line in ignored)


def test_airflow_is_configured_as_in_the_local_default() -> None:
    local = airflow_environment(Path("/var/lib/newsflow"), fresh_keys(), Machine(8080, "postgresql://a@b/c", 2))
    here = OURS["scheduler"]["environment"]
    different = {f"AIRFLOW__{name}" for name in DIFFERENT.split()}
    assert {name: here.get(name) for name in local if name not in different} == {
        name: value for name, value in local.items() if name not in different
    }
    assert {name for name in here if name.startswith("AIRFLOW")} == set(local)
    assert {name for name in different if here[name] == local[name]} == set()


def test_every_one_of_our_services_has_the_same_airflow() -> None:
    settings = [
        {key: value for key, value in service["environment"].items() if not key.startswith("NEWSFLOW_AIRFLOW_")}
        for service in OURS.values()
    ]
    assert all(one == settings[0] for one in settings)


def test_postgres_orders_text_as_in_the_local_default() -> None:
    arguments = SERVICES["postgres"]["environment"]["POSTGRES_INITDB_ARGS"].split()
    assert set(arguments) <= set(cluster._initdb(Path("data"), Path("secret")))
    assert any(word.startswith("--builtin-locale") for word in arguments)


def test_the_image_is_locked_and_its_user_is_nobody_special() -> None:
    lines = (ROOT / "Dockerfile").read_text(encoding="utf-8").splitlines()
    assert "RUN pip install --no-deps --require-hashes --requirement requirements.txt" in lines
    assert [line for line in lines if line.startswith("USER")] == ["USER newsflow"]
    assert {name for name in _copied(lines) if not (ROOT / name).exists()} == set()
    allowed = (ROOT / ".dockerignore").read_text(encoding="utf-8").splitlines()
    assert {f"!{name}" for name in _copied(lines)} == {line for line in allowed if line.startswith("!")}


def test_volumes_are_mounted_on_folders_that_the_image_gives_to_its_user() -> None:
    folders = set(re.findall(r"/var/lib/newsflow\S*", (ROOT / "Dockerfile").read_text(encoding="utf-8")))
    mounted = {_mount(v)["to"] for service in OURS.values() for v in service["volumes"] if not v.startswith(".")}
    assert mounted - folders == set()


def test_the_file_speaks_of_one_project_and_one_image() -> None:
    assert FILE.read_text(encoding="utf-8").count("build:") == 1
    assert {service["image"] for service in OURS.values()} == {"newsflow"}


def _mount(text: str) -> dict[str, str | None]:
    found = MOUNT.fullmatch(text)
    assert found, text
    return found.groupdict()


def _before(name: str) -> set[str]:
    direct = set(SERVICES[name].get("depends_on", {}))
    return direct.union(*map(_before, direct)) if direct else set()


def _copied(lines: list[str]) -> Iterator[str]:
    for line in lines:
        if line.startswith("COPY "):
            yield from line.split()[1:-1]
