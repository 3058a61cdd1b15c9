"""The pages of whoever runs and connects to a workbench: its health, and its interface for programs."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest


@pytest.mark.browser
@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("page", ["/api", "/health"])
def test_axe_finds_nothing_to_hold_against_what_operators_see(
    on_desk: str, browse: Callable[..., Any], violations: Callable[..., Any], page: str, dark: bool
) -> None:
    shown = browse(on_desk + page, dark=dark, language="fr" if dark else "en", width=390 if dark else 1200)
    assert violations(shown) == []
    assert shown.evaluate("document.documentElement.scrollWidth <= innerWidth")
