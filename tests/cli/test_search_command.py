"""The search command, as it is typed."""

from __future__ import annotations

from pathlib import Path

from cli.conftest import Run


def test_a_hit_is_shown_with_its_place_its_words_and_what_rests_on_it(run: Run, lantern: Path):
    done = run("search", "lantern", '"closed the harbour"')
    assert done.status == 0
    assert "courier-2024-03-14@" in done.out
    assert "[closed the harbour]" in " ".join(done.out.split())
    assert done.out.endswith("found.\n")


def test_it_says_which_texts_could_not_be_searched(run: Run):
    out = run("search", "examples/niger-2023", "president", "--limit", "1").out
    assert "not at hand and could not be searched." in out
    assert " shown. " in out


def test_nothing_found_is_said(run: Run, lantern: Path):
    assert run("search", "lantern", "zebra").out == "0 found.\n"


def test_what_cannot_be_searched_for_is_a_sentence(run: Run, lantern: Path):
    assert "names nothing to look for" in run("search", "lantern", "--", "-zebra").err
    assert (
        "no source 'courier'; there are: courier-2024-03-14"
        in run("search", "lantern", "diesel", "--source", "courier").err
    )
    assert "there is no kind 'passages' to search for; did you mean 'passage'?" in (
        run("search", "lantern", "diesel", "--kind", "passages").err
    )
    assert run("search", "nowhere", "diesel").status == 2
    assert run("search", "lantern", "diesel", "--limit", "0").status == 2
