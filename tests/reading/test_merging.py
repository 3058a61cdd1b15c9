"""Several documents: corroboration counted, copies once, disagreements apart."""

from __future__ import annotations

from juncture import reading
from juncture.reading import Merged, merge
from juncture.reading.spellings import spellings

WIRE = (
    "Soldiers arrested President Bah N'Daw on 24 May 2021, officials in Bamako said. The arrest followed a reshuffle. "
    "The African Union condemned the arrest. Talks between the officers and the mediators went "
    "on through the night in Kati."
)


def read(*texts: str) -> list[Merged]:
    return merge([(document, reading.propose(document)) for document in map(reading.from_text, texts)])


def arrests(merged: list[Merged]) -> list[Merged]:
    return [one for one in merged if one.first.fields.get("act") == "detain"]


def test_one_event_in_two_spellings_is_one_statement_with_two_passages() -> None:
    (arrest,) = arrests(
        read(WIRE, "On 24 May 2021 the army detained Bah N’Daw at his home, residents of the quarter told us.")
    )
    assert arrest.documents == [0, 1]
    assert arrest.independent == 2


def test_copies_of_one_report_count_once() -> None:
    (arrest,) = arrests(read(WIRE, "UPDATE 1 - " + WIRE))
    assert arrest.documents == [0, 1]
    assert arrest.independent == 1


def test_two_dates_for_one_event_stay_apart_and_point_at_one_another() -> None:
    merged = arrests(
        read(WIRE, "On 25 May 2021 soldiers detained Bah N'Daw in his residence, a relative of his told a radio.")
    )
    assert sorted(str(one.first.fields["when"]) for one in merged) == ["2021-05-24", "2021-05-25"]
    assert merged[0].against == [merged[1]]


def test_opposite_stances_of_one_actor_point_at_one_another() -> None:
    merged = read(
        "Chad supports the junta in Niamey.", "Chad condemned the junta at the summit in Abuja on that evening."
    )
    stances = [one for one in merged if one.first.kind == "stance"]
    assert len(stances) == 2
    assert stances[0].against == [stances[1]]


def test_years_apart_are_two_events_and_no_disagreement() -> None:
    merged = arrests(
        read(
            "Police arrested Ousmane Sonko on 3 March 2021.",
            "Police arrested Ousmane Sonko on 28 July 2023 in Dakar again.",
        )
    )
    assert len(merged) == 2
    assert not merged[0].against


def test_nothing_is_lost() -> None:
    documents = [reading.from_text(WIRE), reading.from_text("On 24 May 2021 the army detained Bah N’Daw.")]
    proposals = [reading.propose(document) for document in documents]
    merged = merge(list(zip(documents, proposals, strict=True)))
    assert sum(len(one.tellings) for one in merged) == sum(map(len, proposals))


def test_two_people_of_one_last_name_are_two() -> None:
    merged = read("Ibrahim Boubacar Keïta was the president of Mali.", "Modibo Keita was the president of Mali.")
    assert [(one.first.fields["holder"], one.independent) for one in merged] == [
        ("Ibrahim Boubacar Keïta", 1),
        ("Modibo Keita", 1),
    ]


def test_a_last_name_that_two_people_bear_corroborates_neither() -> None:
    merged = read(
        "Ibrahim Boubacar Keïta condemned the coup.", "Keita condemned the coup.", "Modibo Keita condemned it."
    )
    stances = [one for one in merged if one.first.kind == "stance"]
    assert [one.first.fields["actor"] for one in stances] == ["Ibrahim Boubacar Keïta", "Keita", "Modibo Keita"]
    assert not spellings(merged)


def test_a_last_name_that_one_person_bears_is_that_person() -> None:
    merged = read("Ibrahim Boubacar Keïta condemned the coup.", "President Keita condemned the coup.")
    (stance,) = [one for one in merged if one.first.kind == "stance"]
    assert stance.independent == 2


def test_within_a_document_too_a_shared_last_name_stays_as_it_is_written() -> None:
    told = "Ibrahim Boubacar Keïta and Modibo Keïta were arrested on 18 August 2020. Keïta resigned."
    (resigned,) = [one for one in read(told) if one.first.fields.get("act") == "resign"]
    assert resigned.first.fields["actors"] == ("Keïta",)
