"""The example dossier, opened once."""

import pytest

import juncture
from juncture.record.record import Record


@pytest.fixture(scope="session")
def mali() -> Record:
    """Mali 2021 as it ships."""
    return juncture.open("examples/mali-2021")
