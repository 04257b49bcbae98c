"""What is loaded before anyone asks: every screen, without running one, and never at the cost of the start."""

import logging
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

from coop_data import ui
from coop_data.ui import echauffement


def test_every_module_of_the_screens_is_warmed_up_but_the_script() -> None:
    dossier = Path(ui.__file__).parent
    fichiers = {
        ".".join(("coop_data.ui", *fichier.relative_to(dossier).with_suffix("").parts)).removesuffix(".__init__")
        for fichier in dossier.rglob("*.py")
    }
    assert set(echauffement.modules_des_ecrans()) == fichiers - {"coop_data.ui", "coop_data.ui.principal"}


def test_what_streamlit_loads_late_exists() -> None:
    assert [nom for nom in echauffement.LUS_TARD if find_spec(nom) is None] == []


def test_screens_are_loaded_and_the_script_is_not_run() -> None:
    sys.modules.pop(echauffement.SCRIPT, None)
    echauffement.echauffer()
    assert set(echauffement.modules_des_ecrans()) <= set(sys.modules)
    assert echauffement.SCRIPT not in sys.modules


def test_a_failure_is_logged_and_stops_nothing(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def refuser(nom: str) -> None:
        raise ImportError(nom)

    monkeypatch.setattr(echauffement, "import_module", refuser)
    with caplog.at_level(logging.WARNING):
        echauffement.echauffer()
    assert "seront plus lentes" in caplog.text
