"""Factuality and attribution: what the text denies, plans, doubts, conditions, advises, and who says so."""

from __future__ import annotations

import pytest
from helping import of_kind


@pytest.mark.parametrize(
    ("text", "voice", "hedge"),
    [
        ("Soldiers arrested the mayor.", "asserted", None),
        ("Soldiers did not arrest the mayor.", "denied", None),
        ("No party has condemned the coup.", "denied", None),
        ("The council never dismissed the governor.", "denied", None),
        ("ECOWAS could impose sanctions on Togo.", "hedged", "possible"),
        ("The army may dissolve parliament.", "hedged", "possible"),
        ("Soldiers reportedly arrested the mayor.", "hedged", "reported"),
        ("The general appears to have resigned.", "hedged", "apparent"),
        ("The junta is likely to release the ministers.", "hedged", "likely"),
        ("The junta is unlikely to release the ministers.", "hedged", "unlikely"),
        ("There are rumours of a coup in Lomé against President Gnassingbé.", "hedged", "rumoured"),
        ("The opposition intends to boycott the vote in May.", "planned", None),
        ("Donors should suspend aid to the ministry.", "planned", None),
        ("If talks fail, the bloc will impose sanctions on the junta.", "conditional", None),
        ("The ministers were arrested, officials said.", "attributed", None),
        ("According to two diplomats, the president was detained on Monday.", "attributed", None),
    ],
)
def test_the_voice_is_the_texts(text: str, voice: str, hedge: str | None) -> None:
    found = of_kind("event", text)
    assert any((one.voice, one.hedge) == (voice, hedge) or (hedge is None and one.voice == voice) for one in found), (
        found
    )


def test_the_speaker_is_named_and_the_condition_is_quoted() -> None:
    (event,) = of_kind("event", "Human Rights Watch said that soldiers had killed forty villagers.")
    assert event.speaker == "Human Rights Watch"
    conditional = of_kind("event", "If the detainees are not freed, donors will suspend aid.")
    assert any(one.condition == "the detainees are not freed" for one in conditional)


def test_few_is_a_weak_stance_and_no_denial() -> None:
    (stance,) = of_kind("stance", "Few parties have expressed support for the transition.")
    assert (stance.fields["position"], stance.fields["strength"], stance.voice) == ("supports", "weak", "asserted")


def test_an_authors_doubt_stands_beside_the_claim_that_it_is_about() -> None:
    text = "The general accused the ministers of plotting a coup, which is unlikely given their age."
    (claim,) = of_kind("claim", text)
    assert claim.speaker == "general"
    assert any("doubts it" in one for one in claim.assumed)
