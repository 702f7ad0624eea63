"""What the person on call reads in the Airflow UI."""

from __future__ import annotations

from newsflow.model import Verb

DAY = "The local publication day to ingest, YYYY-MM-DD. Empty: the partition key, else yesterday."

ONLY_MISSING = "End at once when the day is complete: its newest run has passed and nothing of it waits."

INGEST = """
### {names}

Brings one local day ({source.time_zone}) of **{source.name}** into Postgres, every night at {source.nightly}.

* **A past day or month**: Trigger → Backfill, or `newsflow backfill {source.key} FROM TO`.
* **Again, one day**: trigger with the partition key `YYYY-MM-DD`. A second run changes nothing that is right.
* **What arrived, what is missing**: `newsflow status {source.key} DAY`, or the page behind the link *Report* among
  the details of the tasks `validate` and `load`.

A red task is a fault of ours or a batch that the gate stopped: open the task's own page for what to do.
What the outlet does (down, walls, moved pages) is no red task; it is an outcome in the ledger.
"""

BROKEN = """
### This source's file cannot be read

Open the log of `read_source`: it names the file, the field, its value and the remedy.
Then `newsflow sources check`. The other sources are not affected; this Dag turns into the real one by itself.
"""

VERBS = {
    Verb.DISCOVER: "Lists the day's article URLs and opens the run in the ledger. "
    "*Red*: Postgres is away or the source's file is wrong. *Skipped*: no route reaches this day, "
    "or it is complete and only what is missing was asked for.",
    Verb.FETCH: "Brings the pages into the lake as WARC, one at a time per host. "
    "*Red*: the disk is full or Postgres is away. Clear the task: whole parts are not fetched again.",
    Verb.EXTRACT: "Reads title, text blocks, dates and authors from the stored pages. "
    "*Red*: a fault of ours; the log names the page. No network is used.",
    Verb.CLEAN: "Takes out the lines that are not article, each with kind and rule. "
    "*Red*: a fault of ours; the log names the article. No network is used.",
    Verb.VALIDATE: "Judges every article and the batch with Great Expectations. "
    "*Red*: an expectation itself broke. A stopped batch is not red here but in `load`.",
    Verb.LOAD: "One transaction: articles, revisions, removed lines, ledger, quarantine, checks. "
    "*Red with a sentence*: the gate stopped the batch, everything is recorded, nothing became an article; "
    "the link *Report* among this task's details shows which articles failed what. "
    "*Red otherwise*: Postgres; clear the task, a second run changes nothing.",
}

LISTEN = """
### Hourly listening

Feeds forget: one of twenty items loses what is older than its twenty newest. So each hour the feeds and news sitemaps
of sources without a route that reaches back (or with `listen: true` in their file) are looked at, and every article
they list gets its row in the ledger (`links`, outcome `pending`). Nothing is fetched; the night does that.

* **Each look** is a row of `polls`, with the gap between two looks that do not meet.
* **Red**: Postgres is away or a source's file is wrong; the log names it, and the other sources were still listened to.
  What an outlet does wrong is no red task.
* **Off**: without such a source the Dag has no schedule.
"""

HOUSEKEEPING = """
### Weekly housekeeping

Three tasks that do not depend on one another; trigger the Dag by hand whenever you like, each changes nothing when
there is nothing to do. Articles, ledger and lake are never deleted here.
"""

UPKEEP = {
    "learn_lines": "Learns the lines that a source's newest 500 pages share, as a numbered snapshot; the next articles "
    "are cleaned with it, those that are in stay as they are. Look at one: `newsflow rules learned SOURCE`. "
    "*Red*: Postgres is away, or a source's pages could not be read; the others were still learned from. Clear it.",
    "clean_database": "Deletes the rows of Airflow's own database that are older than 30 days (`airflow db clean`); "
    "the newest scheduled run of each Dag stays. *Red*: the log ends with what Airflow said. Clear it; nothing of "
    "Newsflow waits for it.",
    "delete_logs": "Deletes Airflow's log files that are older than 30 days. *Red*: a file may not be deleted; the "
    "log names it.",
}

REPROCESS = """
### Stored pages, read again with today's rules

Trigger with a source and two days. The pages of the ledger's URLs of these days are read from the lake's WARC files,
never from the network; articles that read as before are not touched, those that change keep their text as a revision
with the cause `rules`. Look first: `newsflow reprocess SOURCE FROM TO --dry-run` shows the same and changes nothing.
"""

REPROCESS_TASKS = {
    "plan": "Puts the WARC files of the asked days into batches. *Red*: the source has no file, or too many days.",
    "compare": "Reads a batch again and keeps in the lake what differs; writes nothing to Postgres. *Red*: the lake "
    "lacks a file or has other bytes there than were fetched; the log names it.",
    "review": "Sums up what would change: articles, lines by rule, the ten biggest losses, all in the log. *Red*: more "
    "than 1 % of the body text would go; nothing was changed. Look at the losses; mend the rule, or trigger again with "
    "`accept_loss`.",
    "load": "Loads what differs, one transaction a batch. *Red with a sentence*: the gate stopped the batch. "
    "*Red otherwise*: Postgres; clear the task, a second time changes nothing.",
}

DIGEST = """
### Each morning: what arrived, what is missing, what broke, what to click

Starts the red and missing days of the last seven that a route serves, once a morning each: nights that the machine
slept through heal themselves. Asks people about batches that the gate stopped, once about a day. Then writes the
night's report: link *Digest* of the task `tell_night`, and `digest/<day>.txt` in the lake. It is passed on where there
is an Airflow connection for it:

* `newsflow_slack`: its password is the address of a Slack webhook.
* `newsflow_smtp`: a connection of type SMTP; its extra names the readers, `{"to": "desk@example.org"}`.
"""

DIGEST_TASKS = {
    "missing_days": "Finds the days to start. *Red*: Postgres is away, or a source's file is wrong.",
    "start_days": "One run of an ingest Dag for each of them; *Skipped*: it was started this morning already. "
    "*Red*: the Dag is gone or paused for good.",
    "stopped_batches": "Finds the batches that the gate stopped and nobody was asked about. *Red*: Postgres is away.",
    "ask_people": "One run of the Dag `review` for each of them, which asks whether it may pass: Browse → Required "
    "Actions. *Skipped*: nothing to ask, or it was asked already. *Red*: the Dag `review` is gone.",
    "tell_night": "Writes the report. *Red*: Postgres is away, or the lake cannot be written. Clear it.",
    "post_to_slack": "*Skipped*: no connection `newsflow_slack`. *Red*: Slack did not take it; the log says why.",
    "mail": "*Skipped*: no connection `newsflow_smtp`. *Red*: the mail server did not take it; the log says why.",
}

IMPORT = """
### WARC files of others become articles

Trigger with a source and a folder. The source's own hosts and its URL pattern say which pages are its articles; they
are taken over into the lake and go through extract, clean, validate and load, a run for each thousand, so that memory
is bounded whatever a file's size. A run that was closed is passed over: clear a failed task, or trigger again.
"""

IMPORT_TASKS = {
    "find_files": "Lists the WARC files, one to a task. *Red*: the folder is not there where the tasks run.",
    "take_over": "Takes one file over. *Red with sentences*: the gate stopped these runs; the others are in. "
    "*Red otherwise*: Postgres or the disk; clear the task, it goes on where it stopped.",
}

REVIEW_DAG = """
### What people decide about what the quality gate held

A run for each decision. The user who is signed in signs it: name, moment and reason stand in the table `decisions`.
The same from the command line: `newsflow quarantine list`, `release`, `discard`, `retry`; `newsflow overrule`,
`newsflow veto`.
"""

REVIEW_PARAMS = {
    "minutes": "With ask: how long it waits for an answer. After that the batch stays stopped.",
    "action": "release, discard: held articles, by `ids`. overrule: a stopped batch, by `source` and `day` or `run`. "
    "veto: a learned line, by `source` and `line`. retry: held articles read again from their stored pages by the "
    "rules of today, by `ids`, or by `source` and `day`. ask: what the Dag `digest` starts for a stopped batch.",
    "why": "Why, in your words; kept with the decision.",
    "ids": "Numbers of `newsflow quarantine list`, one a line.",
    "source": "Key of the source.",
    "day": "Local day of the batch, YYYY-MM-DD: its newest run.",
    "run": "Name of the run, where it is not the day's newest.",
    "line": "A line of `newsflow rules learned SOURCE` that is no furniture.",
}

REVIEW_TASKS = {
    "decide": "Applies the decision in one transaction and records it. *Red with a sentence*: it was decided before, "
    "or there is nothing of that name; nothing was changed. *Red otherwise*: Postgres; clear the task. *Skipped*: the "
    "run asks.",
    "ask": "Asks whether a stopped batch may pass: Browse → Required Actions. Waits without a worker; when nobody "
    "answers in time the batch stays stopped. *Red*: the batch is not stopped any more. *Skipped*: the run brings a "
    "decision.",
    "answer": "Applies the answer, signed by who gave it. *Red with a sentence*: somebody was faster, or the day was "
    "run again and stopped for other reasons; nothing was changed. *Red otherwise*: Postgres; clear the task.",
}
