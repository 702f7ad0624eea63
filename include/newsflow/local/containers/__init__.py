"""Newsflow in containers: the `.env` that docker-compose.yaml reads, what `init` prepares, what health checks ask."""

from newsflow.local.containers.dotenv import example, write_dotenv

__all__ = ["example", "write_dotenv"]
