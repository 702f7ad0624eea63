"""A source's suite and Data Docs: Great Expectations reads the one, and no browser is harmed by the other."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from bs4 import BeautifulSoup

from newsflow.validate import BY_CODE, Limits
from newsflow.validate.gate import parameters_for
from newsflow.validate.judge import judge
from newsflow.validate.saved import SAVED, Documented, build_data_docs, suite_json
from newsflow.validate.suite import frame_of
from validate_batches import among, batch

LIMITS = Limits(body_min=300, usual_length=1500.0, length_least=600.0, volume_low=5)
HOSTILE = 'https://outlet.example/"><img src=x onerror="alert(1)"><script>alert(2)</script>'


def test_great_expectations_reads_the_suite_and_finds_what_the_gate_finds() -> None:
    import great_expectations as gx  # its import warns, and is quiet once the gate has made it

    records = batch(12, 3, body_length=299, mojibake_ratio=0.5, url=HOSTILE)
    suite = gx.ExpectationSuite(**json.loads(suite_json("harbour", LIMITS)))
    context = gx.get_context(mode="ephemeral")
    asset = context.data_sources.add_pandas("records").add_dataframe_asset("records")
    frame = frame_of(records)
    found = asset.add_batch_definition_whole_dataframe("records").get_batch({"dataframe": frame}).validate(suite)
    theirs = {result.expectation_config.meta["code"]: result.success for result in found.results}
    ours = {each.check.code: each.check.state == "pass" for each in judge(frame, SAVED, parameters_for(12, LIMITS))}
    assert theirs == ours
    assert not theirs["short_body"]
    assert len(theirs) == len(BY_CODE) - 3  # held and grown are the gate's own columns


def test_the_suite_says_why_and_what_to_do() -> None:
    told = {row["meta"]["code"]: row["meta"] for row in json.loads(suite_json("harbour", LIMITS))["expectations"]}
    assert told["short_body"]["why"] == BY_CODE["short_body"].why
    assert told["short_body"]["todo"] == BY_CODE["short_body"].todo


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The Data Docs of two runs, by path."""
    folder: Path = tmp_path_factory.mktemp("docs")
    runs = [
        Documented("2024-11-30 nightly", batch(12, 3, url=HOSTILE, mojibake_ratio=0.5), among(12), LIMITS),
        Documented("2024-12-01 nightly", batch(12), among(12), LIMITS),
    ]
    assert build_data_docs("harbour", runs, folder) == folder / "index.html"
    return {str(page.relative_to(folder)): page.read_text(encoding="utf-8") for page in folder.rglob("*.html")}


def test_there_is_an_index_the_suite_and_a_page_for_each_run(pages: dict[str, str]) -> None:
    assert {path.split("/")[0] for path in pages} == {"index.html", "expectations", "validations"}
    assert sorted(path.split("/")[2] for path in pages if path.startswith("validations/")) == [
        "2024-11-30 nightly",
        "2024-12-01 nightly",
    ]


def test_nothing_in_them_can_run_or_asks_another_host(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        soup = BeautifulSoup(page, "lxml")
        assert soup.find_all(["script", "iframe", "object", "embed", "form"]) == [], path
        assert [element for element in soup.find_all() if any(name.startswith("on") for name in element.attrs)] == []
        asked = [element.get("src") or "" for element in soup.find_all(src=True)]
        asked += [element.get("href") or "" for element in soup.find_all("link")]
        assert [address for address in asked if "://" in address or address.startswith("//")] == [], path
        policy = soup.find("meta", attrs={"http-equiv": "Content-Security-Policy"})
        assert policy is not None
        assert str(policy["content"]).startswith("default-src 'none'")


def test_addresses_come_through_as_text(pages: dict[str, str]) -> None:
    page = next(text for path, text in pages.items() if "2024-11-30" in path)
    assert "outlet.example/%22%3E%3Cimg%20src=x%20onerror=%22alert%281%29%22%3E" in page
