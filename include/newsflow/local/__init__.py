"""The local default: Postgres and Airflow on one machine, supervised, all of it below one folder."""

from newsflow.local.down import down
from newsflow.local.programs import Program
from newsflow.local.start import Ports
from newsflow.local.state import State
from newsflow.local.status import Component, Status, read_status, status
from newsflow.local.up import up

__all__ = ["Component", "Ports", "Program", "State", "Status", "down", "read_status", "status", "up"]
