"""The Python interface: the questions under the names of the commands."""

import importlib

import juncture


def test_the_brief_can_be_asked_for_twice_and_after_its_room_was_imported() -> None:
    mali = juncture.open("examples/mali-2021")
    first = juncture.brief(mali, as_of="2021-06-02", known="2021-06-02")
    importlib.import_module("juncture.brief")
    assert juncture.brief(mali, as_of="2021-06-02", known="2021-06-02") == first


def test_every_question_has_its_name_and_a_word_about_it() -> None:
    for name in juncture.__all__:
        if name != "__version__":
            assert getattr(juncture, name).__doc__, name
