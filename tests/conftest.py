"""How property tests run: the same examples every time in continuous integration, new ones at the desk."""

import os

from hypothesis import HealthCheck, settings

settings.register_profile("desk", deadline=None, max_examples=60, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("desk"), derandomize=True, database=None)
settings.load_profile("ci" if os.environ.get("CI") else "desk")
