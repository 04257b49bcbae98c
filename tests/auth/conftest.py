"""Cheap hashes and a clock that tests set by hand."""

from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest

from coop_data.auth import comptes, connexion, frein, hachage, jetons, mots_de_passe, sessions

Avancer = Callable[[timedelta], None]


@pytest.fixture(autouse=True)
def hachage_rapide(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hachage, "TOURS", 4)


@pytest.fixture
def avancer(monkeypatch: pytest.MonkeyPatch) -> Avancer:
    """Time stands still; calling this makes it pass."""
    instant = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)

    def maintenant() -> datetime:
        return instant

    def passer(duree: timedelta) -> None:
        nonlocal instant
        instant += duree

    for module in (comptes, connexion, frein, jetons, mots_de_passe, sessions):
        monkeypatch.setattr(module, "maintenant", maintenant)
    return passer
