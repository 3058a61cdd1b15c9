"""Whatever stands in a file, a reader answers with a report or a sentence, and takes in only what fits."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from exchange_making import record, tenure
from hypothesis import given
from hypothesis import strategies as st

from juncture import exchange
from juncture.record.problems import JunctureError
from juncture.record.record import build

KEYS = st.sampled_from(
    ["id", "type", "kind", "target", "source", "selector", "start", "end", "exact", "body", "value", "items", "first",
     "entities", "claims", "P39", "mainsnak", "datavalue", "rank", "qualifiers", "P580", "results", "bindings",
     "person", "position", "personLabel", "schema", "properties", "datasets", "holder", "post", "name", "startDate",
     "prop", "entity_id", "labels", "voice", "from", "text", "holder", "office"]
)  # fmt: skip
LEAVES = st.none() | st.booleans() | st.integers(-3, 10**7) | st.floats() | st.text(max_size=6) | st.sampled_from(
    ["Annotation", "TextQuoteSelector", "TextPositionSelector", "https://example.org/r", "report", "Occupancy",
     "Person", "Position", "tenure", "event", "bah-ndaw", "2021-05-24", "2021-05-24/2021-05-26", "Q1", "asserted"]
)  # fmt: skip
ANYTHING = st.recursive(LEAVES, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=5))
RECORD = record(tenure("t"))


@pytest.mark.parametrize("format", ["annotations", "holders", "ftm", "jsonl"])
@given(rows=st.lists(ANYTHING, min_size=1, max_size=4), whole=st.booleans())
def test_any_json_is_a_report_or_a_sentence(format, rows, whole):
    with TemporaryDirectory() as folder:
        file = Path(folder) / "in.json"
        text = json.dumps(rows) if whole else "\n".join(json.dumps(row) for row in rows)
        file.write_text(text, encoding="utf-8", errors="surrogatepass")
        check(format, file)


@given(st.text(st.characters(codec="utf-8"), max_size=200) | st.text(alphabet='id,name;"\n=- xactor', max_size=120))
def test_any_text_is_a_report_or_a_sentence_as_csv(text):
    with TemporaryDirectory() as folder:
        file = Path(folder) / "actors.csv"
        file.write_text(text, encoding="utf-8", newline="")
        for format in ("csv", "holders", "ftm"):
            check(format, file)


def check(format: str, file: Path) -> None:
    try:
        incoming = exchange.read(format, file, RECORD)
    except JunctureError:
        return
    build(incoming.merged(RECORD).values())
    assert all(fault.place and fault.message for fault in incoming.report.faults)
