"""A copy of the facts of a test's own database, made whatever their number."""

from collections.abc import Iterator

import pytest
from sqlalchemy import Engine

from coop_data import config
from coop_data.magasin import porte
from coop_data.magasin.copie import Copie
from coop_data.magasin.fichier import NOM


@pytest.fixture
def copie(base_servie: Engine, monkeypatch: pytest.MonkeyPatch) -> Iterator[Copie]:
    """The copy of this process, not made yet: ``relancer`` then ``attendre``."""
    copie = Copie(base_servie, config.get_reglages().dossier / NOM, seuil=0)
    monkeypatch.setattr(porte, "_lecteur", copie)
    yield copie
    copie.fermer()
