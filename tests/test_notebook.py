"""What a notebook shows of answers and of the engine's own results: the brief's pictures."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

import juncture
from juncture.futures import Model, compare, consistent, impact_balance, load, sample, tornado
from juncture.futures.settling import settle
from juncture.futures.stakesfile import load_issue

MALI = Path(__file__).parents[1] / "examples" / "mali-2021"
HELD = {"demand": "reinstatement", "conditions": "none"}


def pictures(html: str) -> list[str]:
    """The titles of the pictures in a piece of HTML, which must be well-formed."""
    tree = ElementTree.fromstring(html)
    return [
        svg.findtext("{http://www.w3.org/2000/svg}title") or "" for svg in tree.iter("{http://www.w3.org/2000/svg}svg")
    ]


def test_scenarios_show_their_tableau_and_the_certificate() -> None:
    html = juncture.scenarios(str(MALI), given=HELD)._repr_html_()
    assert pictures(html) == ["Scenario tableau"]
    assert "the complete set" in html


def test_futures_show_the_comparison_what_bears_on_the_goal_and_tornados() -> None:
    html = juncture.futures(str(MALI), samples=50)._repr_html_()
    assert pictures(html) == ["Options compared", "Influence", "Tornado", "Tornado"]
    assert "Rests on crisis-group-2021-05 ¶" in html
    assert "no probabilities" in html


def test_bargaining_shows_its_scale_and_its_label() -> None:
    html = juncture.bargain(str(MALI), samples=5)._repr_html_()
    assert pictures(html) == ["Bargaining"]
    assert "a second kind of model" in html


def test_two_pictures_on_one_page_share_no_id() -> None:
    one, other = (juncture.scenarios(str(MALI), given={**HELD, "unity": unity}) for unity in ("united", "split"))
    ids = [e.get("id") for a in (one, other) for e in ElementTree.fromstring(a._repr_html_()).iter() if e.get("id")]
    assert len(ids) == len(set(ids))


def test_a_set_without_a_scenario_is_said_in_words(tmp_path: Path) -> None:
    (tmp_path / "torn.toml").write_text(
        '[[descriptor]]\nid = "a"\nvariants = ["x", "y"]\n[[descriptor]]\nid = "b"\nvariants = ["x", "y"]\n'
        '[[judgement]]\nfrom = "a"\nto = "b"\nrows = { x = [2, -2], y = [-2, 2] }\n'
        '[[judgement]]\nfrom = "b"\nto = "a"\nrows = { x = [-2, 2], y = [2, -2] }\n',
        "utf-8",
    )
    html = juncture.scenarios(str(tmp_path / "torn.toml"))._repr_html_()
    assert (pictures(html), "No scenario is consistent" in html) == ([], True)


MODEL: Model = load(MALI)
RESULTS: dict[str, Callable[[], Any]] = {
    "Scenario tableau": lambda: consistent(MODEL, HELD),
    "Tornado": lambda: tornado(MODEL, MODEL.goals[0], HELD),
    "Influence": lambda: consistent(MODEL, HELD)[0].balance().of("grip"),
    "Options compared": lambda: compare(MODEL, MODEL.options[:2], MODEL.goals[0], ensemble=sample(MODEL, 20)),
    "Bargaining": lambda: settle(load_issue(MALI / "stakeholders.toml"), samples=3),
}


@pytest.mark.parametrize("title", RESULTS)
def test_results_of_the_engine_draw_themselves(title: str) -> None:
    svg = RESULTS[title]()._repr_svg_()
    assert pictures(f"<div>{svg}</div>") == [title]


def test_a_comparison_without_an_ensemble_and_an_empty_tableau_are_drawn_too() -> None:
    assert compare(MODEL, MODEL.options[:1], MODEL.goals[0])._repr_svg_() is not None
    torn = Model.of({"a": ["x", "y"], "b": ["x", "y"]},
                    {("a", "b"): [[2, -2], [-2, 2]], ("b", "a"): [[-2, 2], [2, -2]]})  # fmt: skip
    assert "0 consistent scenarios" in (consistent(torn)._repr_svg_() or "")
    assert impact_balance(torn, {"a": "x", "b": "y"}).of("b")._repr_svg_() is not None


def test_the_engine_alone_loads_no_picture_and_shows_its_words() -> None:
    code = (
        "import sys; from juncture.futures import Model, consistent; "
        "print(consistent(Model.of({'a': ['x']}, {}))._repr_svg_(), 'juncture.brief' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["None", "False"]
