"""The `newsflow` command."""

from __future__ import annotations

import sys

import typer

from newsflow.cli import (
    article,
    backfill,
    checks,
    coverage,
    expectations,
    export,
    imports,
    ledger,
    local,
    preview,
    psql,
    quarantine,
    report_page,
    reprocess,
    review,
    rules,
    secrets,
    sources,
)
from newsflow.cli.screen import trouble
from newsflow.cli.verbs import add_verbs
from newsflow.errors import NewsflowError

app = typer.Typer(
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    rich_markup_mode="markdown",
    help="""News articles from many outlets into Postgres: clean, checked, dated.

    `newsflow up` starts everything on this machine; `newsflow sources list` shows the outlets;
    `newsflow run SOURCE yesterday` brings one day in; `newsflow backfill SOURCE FROM TO` any past days by Airflow.
    """,
)

local.add_local(app)
secrets.add_secrets(app)
app.add_typer(sources.app, name="sources", rich_help_panel="Outlets and articles")
article.add_article(app)
ledger.add_ledger(app)
app.add_typer(quarantine.app, name="quarantine", rich_help_panel="Outlets and articles")
review.add_review(app)
preview.add_preview(app)
app.add_typer(rules.app, name="rules", rich_help_panel="Outlets and articles")
report_page.add_report(app)
checks.add_checks(app)
expectations.add_expectations(app)
export.add_export(app)
psql.add_psql(app)
app.add_typer(backfill.app, name="backfill", rich_help_panel="The line")
coverage.add_coverage(app)
reprocess.add_reprocess(app)
imports.add_import(app)
add_verbs(app)


def main() -> None:
    """Run the command; an error of ours is one readable message and exit code 1, never a traceback."""
    try:
        app()
    except NewsflowError as error:
        trouble.print(str(error), markup=False, style="red")
        sys.exit(1)
