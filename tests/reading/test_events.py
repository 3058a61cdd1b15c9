"""Events: what was done by whom to whom, in verbs and in nouns, in the words of many publishers and countries."""

from __future__ import annotations

import pytest
from helping import of_kind, proposals, types


@pytest.mark.parametrize(
    ("text", "type_"),
    [
        ("Police detained the opposition leader Bobi Wine at the airport in Entebbe.", "COERCE/arrest"),
        ("The general was taken to a military prison outside Yangon.", "COERCE/arrest"),
        ("Rebels captured the town of Goma on Monday.", "COERCE/seize"),
        ("Paratroopers overthrew President Roch Kaboré in January 2022.", "COERCE/seize"),
        ("The army seized power in Naypyidaw.", "COERCE/seize"),
        ("The junta banned all public gatherings.", "COERCE/restrict"),
        ("The government imposed a curfew in the capital.", "COERCE/curfew"),
        ("The president declared a state of emergency.", "COERCE/martial-law"),
        ("The ministry suspended the broadcaster Radio Omega.", "COERCE/censor"),
        ("The United States imposed sanctions on two generals.", "SANCTION/discontinue"),
        ("The African Union suspended Sudan from its institutions.", "SANCTION/discontinue"),
        ("France cut aid to Niger.", "SANCTION/discontinue"),
        ("Mali expelled the French ambassador.", "SANCTION/expel"),
        ("A court convicted the former minister of treason.", "SANCTION/convict"),
        ("Thousands of people demonstrated in Tunis against the president.", "PROTEST/demo"),
        ("Teachers went on strike across Guinea.", "PROTEST/strike"),
        ("Demonstrators blocked the road to the port.", "PROTEST/obstruct"),
        ("The opposition boycotted the election.", "PROTEST/boycott"),
        ("Brazil condemned the takeover.", "ACCUSE/disapprove"),
        ("The prime minister accused the generals of treason.", "ACCUSE/allege"),
        ("Prosecutors launched an investigation into the killings.", "ACCUSE/investigate"),
        ("The party rejected the proposal.", "REJECT"),
        ("The governor refused to resign.", "REJECT/yield"),
        ("The bishops called for the release of the detainees.", "REQUEST/yield"),
        ("Kenya urged both sides to resume talks.", "REQUEST/meet"),
        ("Russia threatened to break off relations with Georgia.", "THREATEN"),
        ("The two parties signed an agreement in Doha.", "AGREE"),
        ("The envoy met the president in Harare.", "CONSULT"),
        ("The foreign minister visited Ankara.", "CONSULT/visit"),
        ("China praised the new government.", "SUPPORT"),
        ("Japan gave the country 20 million dollars in aid.", "AID"),
        ("The president resigned on Thursday.", "RETREAT/resign"),
        ("The rebels released twelve soldiers.", "RETREAT/release"),
        ("Ethiopian troops withdrew from Mekelle.", "RETREAT/withdraw"),
        ("The authorities lifted the curfew.", "CONCEDE"),
        ("The government accepted the demands of the strikers.", "CONCEDE"),
        ("The army deployed tanks around the palace.", "MOBILIZE/troops"),
        ("Gunmen killed nine villagers near Jos.", "ASSAULT"),
        ("Soldiers opened fire on the crowd.", "ASSAULT/firearms"),
        ("Militants kidnapped three engineers.", "ASSAULT/abduct"),
        ("A suicide bombing killed five soldiers.", "ASSAULT"),
        ("The king appointed a new prime minister.", "appoint"),
        ("The president dissolved parliament.", "COERCE/restrict"),
        ("The assembly adopted a new constitution.", "AGREE"),
        ("The president was sworn in on Sunday.", "swear-in"),
        ("The judges reinstated the prime minister.", "CONCEDE"),
        ("The president dismissed the army chief.", "dismiss"),
        ("Ecuador granted asylum to the former minister.", "AID"),
    ],
)  # fmt: skip
def test_a_verb_has_its_plover_type(text: str, type_: str) -> None:
    assert type_ in types(text)


@pytest.mark.parametrize(
    ("text", "types_"),
    [
        # An announced good deed is a promise, an announced hostile one a threat (PLOVER's rulings).
        ("The ministry announced that it would withdraw its troops from the border.", {"AGREE"}),
        ("Turkey said it would impose sanctions on the company.", {"THREATEN/relations"}),
        ("The rebels said they would attack the capital.", {"THREATEN/violence"}),
        ("The committee vowed to keep protesting.", {"THREATEN"}),
        # What a demand asks for is no event of its own.
        ("The council demanded that the junta release the ministers.", {"REQUEST/yield"}),
        ("Norway agreed to host the talks.", {"AGREE"}),
        ("Bolivia summoned the Chilean ambassador.", {"ACCUSE/disapprove"}),
        ("The minister said that both armies must leave the zone.", {"REQUEST/yield"}),
        ("Students marched to demand the resignation of the mayor.", {"PROTEST/demo"}),
    ],
)
def test_what_is_announced_asked_or_threatened_is_told_once(text: str, types_: set[str]) -> None:
    assert types(text) == types_


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        ("Soldiers arrested President Alpha Condé.", ("Soldiers",), ("Alpha Condé",)),
        ("President Alpha Condé was arrested by soldiers.", ("soldiers",), ("Alpha Condé",)),
        ("Police detained Ana Ruiz, Juan Soto and Eva Paz.", ("Police",), ("Ana Ruiz", "Juan Soto", "Eva Paz")),
        ("Togo, Benin and Ghana condemned the coup.", ("Togo", "Benin", "Ghana"), ()),
        (
            "The arrest of Aung San Suu Kyi by the army on 1 February 2021 shocked the region.",
            ("army",),
            ("Aung San Suu Kyi",),
        ),
        ("The junta's expulsion of the French ambassador surprised Paris.", ("junta",), ("French ambassador",)),
        ("The officers who overthrew President Ali Bongo promised elections.", ("officers",), ("Ali Bongo",)),
    ],
)
def test_roles_are_found_in_active_passive_and_noun(
    text: str, actors: tuple[str, ...], targets: tuple[str, ...]
) -> None:
    found = of_kind("event", text)
    assert any(one.fields.get("actors", ()) == actors and one.fields.get("targets", ()) == targets for one in found), (
        found
    )


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("The November 2019 ouster of President Evo Morales divided Bolivia.", "seize-power"),
        ("The resignation of Prime Minister Ariel Henry in April 2024 opened the way.", "resign"),
        ("The dismissal of the finance minister by the president followed.", "dismiss"),
        ("The death of President Idriss Déby in April 2021 changed the war.", "die"),
        ("The appointment of a civilian prime minister in June was welcomed abroad.", "appoint"),
    ],
)
def test_a_noun_can_tell_an_event(text: str, act: str) -> None:
    assert any(one.fields.get("act") == act and one.rule == "noun" for one in of_kind("event", text))


@pytest.mark.parametrize(
    "text",
    [
        "The coup remains a topic of debate.",
        "Coups are rare in the region.",
        "The charter gives the council no power to suspend the president.",
        "The strike committee has an office downtown.",
    ],
)
def test_a_noun_that_only_points_back_tells_no_event(text: str) -> None:
    assert of_kind("event", text) == []


def test_an_object_that_a_sense_asks_for_decides_between_senses() -> None:
    assert types("The bank suspended payments to the ministry.") == {"SANCTION/discontinue"}
    assert types("The generals suspended the constitution.") == {"COERCE/restrict"}


def test_a_government_that_no_longer_includes_somebody_has_dropped_him() -> None:
    (event,) = of_kind("event", "The new cabinet no longer included General Sékouba Konaté.")
    assert (event.fields["act"], event.fields["targets"], event.voice) == ("dismiss", ("Sékouba Konaté",), "asserted")


def test_each_proposal_explains_itself_on_its_exact_words() -> None:
    text = "On 5 September 2021, special forces detained President Alpha Condé. He was taken to a barracks."
    for one in proposals(text):
        assert one.rule
        assert 0 < one.confidence <= 1
        for passage in one.passages:
            assert text[passage.start : passage.end] == passage.exact
    taken = next(one for one in of_kind("event", text) if one.tokens == ("taken",))
    assert taken.fields["targets"] == ("Alpha Condé",)
    assert any("stands for Alpha Condé" in one for one in taken.assumed)
