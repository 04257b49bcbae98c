"""The server dies in the middle of a form, the page is reloaded, the tab is closed: nothing typed is lost."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from coop_data.config import RACINE
from tests.navigateur.conftest import Serveur, attendre, attendre_le_serveur, port_libre, se_connecter, voir
from tests.navigateur.gestes import choisir, enregistrer

PROMIS_MS = 2000
"""What is typed joins its draft within two seconds: this time is the promise, not a guess."""

NOTES = "Point sur les permanences de janvier"


class ServeurMortel:
    """A second server on the data of the first one, that can be killed and started again on its own port."""

    def __init__(self, serveur: Serveur, port: int, journal: Path) -> None:
        self.adresse = f"http://127.0.0.1:{port}"
        self._environnement = {**serveur.environnement, "COOP_PORT": str(port)}
        self._commande = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
        self._journal = journal
        self.processus = self.demarrer()

    def demarrer(self) -> "subprocess.Popen[bytes]":
        """Start, and wait until it answers."""
        with self._journal.open("a") as journal:
            self.processus = subprocess.Popen(
                [*self._commande, "--server.address", "127.0.0.1"],
                cwd=RACINE,
                env=self._environnement,
                stdout=journal,
                stderr=subprocess.STDOUT,
            )
        attendre_le_serveur(self.adresse, self.processus, self._journal)
        return self.processus

    def tuer(self) -> None:
        """SIGKILL: no time to write anything."""
        os.kill(self.processus.pid, signal.SIGKILL)
        self.processus.wait()


@pytest.fixture
def mortel(serveur: Serveur, tmp_path: Path) -> Iterator[ServeurMortel]:
    """The server that will die."""
    mortel = ServeurMortel(serveur, port_libre(), tmp_path / "mortel.log")
    yield mortel
    mortel.tuer()


def remplir(page: Page) -> None:
    """A form half filled, with its notes still under the cursor."""
    page.get_by_role("radio", name="1h30", exact=True).click()
    attendre(page)
    choisir(page, "checkbox", "Soutien technique")
    page.get_by_label("Notes sur l’animation").press_sequentially(NOTES)
    voir(page.get_by_text(re.compile(r"Enregistré à \d\d:\d\d")))


def retrouver(page: Page) -> None:
    """Everything is back."""
    expect(page.get_by_role("radio", name="1h30", exact=True)).to_be_checked()
    expect(page.get_by_role("checkbox", name=re.compile("^Soutien technique"))).to_be_checked()
    expect(page.get_by_label("Notes sur l’animation")).to_have_value(NOTES)


def test_refresh_and_closed_tab_keep_everything(nouveau_contexte: Callable[..., BrowserContext]) -> None:
    contexte = nouveau_contexte()
    page = se_connecter(contexte.new_page(), "coordinateur", "/animation")
    remplir(page)
    page.wait_for_timeout(PROMIS_MS)
    page.reload()
    attendre(page)
    retrouver(page)
    page.close()
    page = contexte.new_page()
    page.goto("/mes-brouillons")
    attendre(page)
    page.get_by_role("button", name="Reprendre").first.click()
    retrouver(page)


def test_server_killed_in_the_middle_of_a_form(
    mortel: ServeurMortel, nouveau_contexte: Callable[..., BrowserContext]
) -> None:
    page = se_connecter(nouveau_contexte().new_page(), "coordinateur", f"{mortel.adresse}/animation")
    remplir(page)
    page.wait_for_timeout(PROMIS_MS)
    mortel.tuer()
    mortel.demarrer()
    attendre(page, limite_ms=60_000)
    page.get_by_role("spinbutton", name="Structure·s").fill("2")
    page.keyboard.press("Tab")
    attendre(page)
    retrouver(page)
    expect(page.get_by_role("spinbutton", name="Structure·s")).to_have_value("2")
    choisir(page, "radio", "Webinaire")
    enregistrer(page, "L’animation a bien été enregistrée.")


def test_a_number_and_a_precision_are_kept_before_the_focus_leaves_them(page: Page) -> None:
    se_connecter(page, "coordinateur", "/animation")
    nombre = page.get_by_role("spinbutton", name="Structure·s")
    nombre.press_sequentially("7")
    page.wait_for_timeout(PROMIS_MS)
    expect(nombre).to_be_focused()
    page.reload()
    attendre(page)
    expect(nombre).to_have_value("7")
    nombre.fill("")
    page.wait_for_timeout(PROMIS_MS)
    expect(nombre).to_have_value("")
    page.goto("/partenariat")
    attendre(page)
    page.get_by_label("Type de la structure partenaire").press_sequentially("Autre")
    page.get_by_role("option", name="Autre", exact=True).click()
    precision = page.get_by_role("textbox", name=re.compile("^Veuillez préciser"))
    precision.press_sequentially("Collectif")
    page.wait_for_timeout(PROMIS_MS)
    page.reload()
    attendre(page)
    expect(precision).to_have_value("Collectif")
