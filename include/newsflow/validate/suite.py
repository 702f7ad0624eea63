"""The one door to Great Expectations: rows of the table become its suite, its results come back by code."""

from __future__ import annotations

import warnings
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import fields
from pathlib import Path
from typing import Any

import pandas as pd

from newsflow.model import Quality
from newsflow.validate.company import ALONE, Company
from newsflow.validate.expectation import Expectation

with warnings.catch_warnings():
    # Great Expectations 1.24.1 imports two modules of the standard library that Python deprecates.
    warnings.filterwarnings("ignore", "module 'sre_(constants|parse)' is deprecated", DeprecationWarning)
    import great_expectations as gx
    import great_expectations.expectations as gxe
    from great_expectations.core import ExpectationValidationResult
    from great_expectations.core.run_identifier import RunIdentifier
    from great_expectations.data_context.types.base import (
        DataContextConfig,
        InMemoryStoreBackendDefaults,
        ProgressBarsConfig,
    )
    from great_expectations.expectations.expectation import Expectation as Judgement
    from great_expectations.expectations.metadata_types import FailureSeverity
    from great_expectations.expectations.row_conditions import Column

INDEX = "article_id"
RESULT_FORMAT = {"result_format": "COMPLETE", "unexpected_index_column_names": [INDEX]}


def frame_of(records: Sequence[Quality], company: Sequence[Company] = ()) -> pd.DataFrame:
    """A row for each record, a column for each field of it and of its company; alone where no company is given."""
    shared = company or [ALONE] * len(records)
    columns = {column.name: [getattr(row, column.name) for row in records] for column in fields(Quality)}
    return pd.DataFrame(columns | {one.name: [getattr(row, one.name) for row in shared] for one in fields(Company)})


def results_of(
    frame: pd.DataFrame, expectations: Iterable[Expectation], parameters: Mapping[str, Any]
) -> dict[str, ExpectationValidationResult]:
    """What Great Expectations says of the frame, by code (its own order differs from the suite's).

    COMPLETE on a pandas frame gives every failing id; on SQL it would give 20. The context lives for this call only.
    """
    context = gx.get_context(mode="ephemeral", project_config=_quiet())
    asset = context.data_sources.add_pandas("records").add_dataframe_asset("records")
    batch = asset.add_batch_definition_whole_dataframe("records").get_batch({"dataframe": frame})
    suite = suite_of("articles", expectations)
    outcome = batch.validate(suite, result_format=RESULT_FORMAT, expectation_parameters=dict(parameters))
    return {_code(result): result for result in outcome.results}


def suite_of(name: str, expectations: Iterable[Expectation]) -> gx.ExpectationSuite:
    """The rows as a suite of Great Expectations."""
    return gx.ExpectationSuite(name, expectations=[_built(row) for row in expectations])


def document(
    name: str,
    expectations: Iterable[Expectation],
    runs: Iterable[tuple[str, pd.DataFrame, Mapping[str, Any]]],
    folder: Path,
) -> None:
    """Data Docs of the runs, each by its name, its frame and its parameters, lie in the folder."""
    context = gx.get_context(mode="ephemeral", project_config=_quiet({"articles": _site(folder)}))
    suite = context.suites.add(suite_of(name, expectations))
    asset = context.data_sources.add_pandas("records").add_dataframe_asset(name)
    data = asset.add_batch_definition_whole_dataframe("records")
    rows = gx.ValidationDefinition(name=name, data=data, suite=suite)
    validation = context.validation_definitions.add(rows)
    for run, frame, parameters in runs:
        validation.run(
            batch_parameters={"dataframe": frame},
            expectation_parameters=dict(parameters),
            result_format="SUMMARY",
            run_id=RunIdentifier(run_name=run),
        )
    context.build_data_docs()


def _site(folder: Path) -> dict[str, Any]:
    return {
        "class_name": "SiteBuilder",
        "store_backend": {"class_name": "TupleFilesystemStoreBackend", "base_directory": str(folder)},
        "site_index_builder": {"class_name": "DefaultSiteIndexBuilder"},
    }


def _quiet(sites: Mapping[str, Any] | None = None) -> DataContextConfig:
    """Everything in memory: no documents on disk but these sites, no progress bars, no analytics."""
    return DataContextConfig(
        data_docs_sites=dict(sites or {}),
        store_backend_defaults=InMemoryStoreBackendDefaults(),
        progress_bars=ProgressBarsConfig(globally=False),
        analytics_enabled=False,
    )


def _built(row: Expectation) -> Judgement:
    arguments = dict(row.arguments)
    if row.column is not None:
        arguments["column"] = row.column
    if row.where is not None:
        arguments["row_condition"] = Column(row.where[0]) == row.where[1]
    kind: type[Judgement] = getattr(gxe, row.expects)
    return kind(
        **arguments, severity=FailureSeverity(row.severity), meta={"code": row.code, "why": row.why, "todo": row.todo}
    )


def _code(result: ExpectationValidationResult) -> str:
    asked = result.expectation_config
    assert asked is not None, "Great Expectations returned a result without its expectation"
    return str((asked.meta or {})["code"])
