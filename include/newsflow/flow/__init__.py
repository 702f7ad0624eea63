"""One verb for one (source, day): what the Dags and the command line call.

Each step reads what the step before left in the lake, does its verb, and leaves its own. Only a small pointer and
counts travel outside. State in Postgres is written by two steps: `discover` opens a run, `load` closes it.
"""

from newsflow.flow.changes import Account, Change
from newsflow.flow.documenting import data_docs, source_suite
from newsflow.flow.exporting import export
from newsflow.flow.importing import Imported, import_file, warc_files
from newsflow.flow.learning import Lesson, take_lesson
from newsflow.flow.line import newest_run, run_verb
from newsflow.flow.listening import Heard, listen
from newsflow.flow.planning import DayPlan, Plan, is_complete, plan_days
from newsflow.flow.previewing import Preview, preview_file, preview_url
from newsflow.flow.recalling import wanted_days
from newsflow.flow.reprocessing import (
    Portion,
    apply_portion,
    compare_portion,
    plan_reprocess,
    read_account,
    refuse_loss,
)
from newsflow.flow.rereading import reread
from newsflow.flow.stored import stored_page

__all__ = [
    "Account",
    "Change",
    "DayPlan",
    "Heard",
    "Imported",
    "Lesson",
    "Plan",
    "Portion",
    "Preview",
    "apply_portion",
    "compare_portion",
    "data_docs",
    "export",
    "import_file",
    "is_complete",
    "listen",
    "newest_run",
    "plan_days",
    "plan_reprocess",
    "preview_file",
    "preview_url",
    "read_account",
    "refuse_loss",
    "reread",
    "run_verb",
    "source_suite",
    "stored_page",
    "take_lesson",
    "wanted_days",
    "warc_files",
]
