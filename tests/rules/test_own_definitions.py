"""A definition without Python, one with a function, and what is said of a file that is none."""

from __future__ import annotations

import pytest
from dossiers import ARRESTS, EXAMPLES, mali, niger
from hypothesis import given
from hypothesis import strategies as st

from juncture.record.truth import Truth
from juncture.rules import DefinitionError, Fact, Facts, decide, define, parse_definition, read_definitions
from juncture.rules.expression import ExpressionError, read

MINE = """
id = "mine"
name = "Mine"
about = "a grab"
attempt = "struck"
success = "attempt and gone"
[[text]]
gist = "Somebody strikes and somebody goes."
source = "my notes"
[[element]]
id = "struck"
question = "Did they strike?"
is = "overt and coercion"
[[element]]
id = "gone"
question = "Did they go?"
is = "ousted"
"""


def test_a_definition_needs_no_python() -> None:
    verdict = define(mali("2021-05-27"), ARRESTS, [parse_definition(MINE)])["mine"]
    assert (verdict.attempt, verdict.success) == (Truth.YES, Truth.YES)


def test_a_dossier_brings_its_own_definitions_and_facts() -> None:
    own = read_definitions(EXAMPLES / "niger-2023")
    verdict = define(niger("2023-10-31"), "takeover-2023-07-26", own.values())["guard-coup"]
    assert (verdict.attempt, verdict.success) == (Truth.YES, Truth.UNKNOWN)
    assert verdict.element("carried-out").sources


def test_a_function_says_what_no_expression_can() -> None:
    text = MINE.replace('is = "ousted"', 'function = "two-of-three"')

    def two_of_three(facts: Facts) -> Fact:
        found = [facts.truth(name) for name in ("ousted", "resigned", "power-taken")]
        return Fact(Truth.of(found.count(Truth.YES) >= 2), "Two of three are so.")

    definition = parse_definition(text)
    assert (
        define(mali("2021-05-27"), ARRESTS, [definition], {"two-of-three": two_of_three})["mine"].success is Truth.YES
    )
    without = decide(definition, Facts({}))
    assert without.success is Truth.UNKNOWN
    assert "was not handed over" in without.element("gone").answer


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("id = 'x'", "it needs the field 'name'"),
        (MINE + "colour = 'red'\n", "there is no field"),
        (
            MINE.replace('attempt = "struck"', 'attempt = "hit"'),
            "names 'hit', which is none of its elements: struck, gone",
        ),
        (MINE.replace("overt and coercion", "overt and"), "ends or breaks off"),
        (MINE.replace("attempt and gone", "attempt and held"), "say it in 'days'"),
        (MINE.replace('is = "ousted"', ""), "needs either 'is'"),
        ("id = ", "this is not TOML"),
    ],
)
def test_a_file_that_is_no_definition_is_answered_with_a_sentence(text: str, said: str) -> None:
    with pytest.raises(DefinitionError) as caught:
        parse_definition(text, "mine.toml")
    assert said in str(caught.value)
    assert str(caught.value).startswith("mine.toml: ")


def test_an_expression_is_read_as_it_is_bound() -> None:
    look = {"a": Truth.YES, "b": Truth.NO, "c": Truth.NO}.get
    assert read("a or b and c").truth(look) is Truth.YES
    assert read("(a or b) and c").truth(look) is Truth.NO
    assert read("not b and not (c or b)").truth(look) is Truth.YES


@given(st.text(alphabet="abc-() andortx", max_size=24))
def test_any_text_is_read_or_refused_with_a_sentence(text: str) -> None:
    said = None
    try:
        read(text)
    except ExpressionError as error:
        said = str(error)
    assert said is None or repr(text) in said
