"""A server of one's own with demonstration data, a Chromium, and what every journey watches.

The server listens on a free loopback port with its own data folder. A page that asks anything of another machine,
or that breaks the content security policy, fails its test.
"""

import os
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any
from urllib.error import URLError
from urllib.parse import urlsplit
from urllib.request import urlopen

import axe_playwright_python
import pytest
from filelock import FileLock
from playwright.sync_api import Browser, BrowserContext, Locator, Page, expect, sync_playwright

from coop_data.config import RACINE

MOT_DE_PASSE = "demonstration-des-parcours"
AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text(encoding="utf-8")
OPTIONS_AXE = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"],
    "resultTypes": ["violations"],  # the rest is not read: a third of the time
    "preload": False,
}
CALME_MS = 200
CALME = """duree => {
  const vu = window.vuParLesTests ??= (() => {
    const vu = {change: performance.now()};
    const noter = () => vu.change = performance.now();
    new MutationObserver(noter).observe(document, {subtree: true, childList: true, characterData: true});
    return vu;
  })();
  const pret = "[data-testid=stApp][data-test-script-state=notRunning][data-test-connection-state=CONNECTED]";
  if (!document.querySelector(pret) || document.querySelector("[data-testid=stSkeleton], [data-stale=true]"))
    vu.change = performance.now();
  return performance.now() - vu.change > duree;
}"""
"""The script has run, nothing is pending or stale, and the document has kept still: Streamlit says that a script
has run before all that it sent is drawn."""
MENU = "stSidebar"
"""What only people who are signed in have."""
DEMARRAGE_MAX_S = 60
OPTIONS_DE_CHROMIUM = ["--no-sandbox", "--disable-dev-shm-usage", "--disable-gpu", "--disable-software-rasterizer"]
"""Root needs it without its sandbox; drawing in memory costs a seventh less than an imitated graphics card."""
LOCALES = {"127.0.0.1", "localhost", ""}

ATTENTE_MAX_MS = 30_000
"""Two browsers and two servers share two cores."""
expect.set_options(timeout=ATTENTE_MAX_MS)


@dataclass(frozen=True)
class Serveur:
    """A running application: its address, its environment (to run commands beside it), its process."""

    adresse: str
    environnement: dict[str, str]
    pid: int = 0

    def commande(self, *arguments: str, entree: str = "") -> str:
        """Run ``python -m coop_data …`` on the same data; its standard output."""
        return subprocess.run(
            [sys.executable, "-m", "coop_data", *arguments],
            cwd=RACINE,
            env=self.environnement,
            input=entree,
            capture_output=True,
            text=True,
            check=True,
        ).stdout


@pytest.hookimpl(tryfirst=True)  # before the marks are selected
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Whatever stands in this folder drives a browser, and says so; a worker takes a file whole, but for marks."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker("navigateur")
            if not item.get_closest_marker("xdist_group"):
                item.add_marker(pytest.mark.xdist_group(item.path.stem))


@pytest.fixture(scope="session")
def demonstration(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Path:
    """A data folder with the demonstration, made once for all the workers of a run: copy it, never write in it.

    `test.sh` makes it ahead, and says where.
    """
    if faite := os.environ.get("DEMONSTRATION_DES_PARCOURS"):
        return Path(faite)
    seul = worker_id == "master"
    dossier = (tmp_path_factory.getbasetemp() if seul else tmp_path_factory.getbasetemp().parent) / "demonstration"
    with FileLock(f"{dossier}.lock"):
        if not dossier.exists():
            faire_demonstration(dossier)
    return dossier


def faire_demonstration(dossier: Path) -> None:
    """Write the demonstration, its accounts with the password of the journeys, in a new data folder."""
    modele = Serveur("", _environnement(dossier))
    modele.commande("initialiser")
    modele.commande("demo")


@pytest.fixture(scope="session")
def serveur(demonstration: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Serveur]:
    """The application with the demonstration, for all the journeys of a worker."""
    dossier = tmp_path_factory.mktemp("navigateur")
    shutil.copytree(demonstration, dossier / "donnees")
    port = port_libre()
    environnement = _environnement(dossier / "donnees") | {"COOP_PORT": str(port)}
    serveur = Serveur(f"http://127.0.0.1:{port}", environnement)
    commande = [sys.executable, "-m", "streamlit", "run", "app.py", "--server.port", str(port)]
    with (dossier / "serveur.log").open("w") as journal:
        processus = subprocess.Popen(
            [*commande, "--server.address", "127.0.0.1"],
            cwd=RACINE,
            env=environnement,
            stdout=journal,
            stderr=subprocess.STDOUT,
        )
        try:
            attendre_le_serveur(serveur.adresse, processus, dossier / "serveur.log")
            yield replace(serveur, pid=processus.pid)
        finally:
            processus.terminate()
            processus.wait(timeout=20)


@pytest.fixture(scope="session")
def navigateur() -> Iterator[Browser]:
    """Chromium: the one of ``CHROMIUM``, else the one Playwright installed."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=os.environ.get("CHROMIUM") or None, args=OPTIONS_DE_CHROMIUM
        )
        yield chromium
        chromium.close()


@pytest.fixture
def nouveau_contexte(navigateur: Browser, serveur: Serveur) -> Iterator[Callable[..., BrowserContext]]:
    """Makes watched browser contexts, French, in Paris; options are Playwright's (``viewport``…)."""
    contextes: list[BrowserContext] = []
    fautes: list[str] = []

    def creer(**options: object) -> BrowserContext:
        # Without movement (``coop.css``): drawing it sixty times a second took a fifth of the journeys' time.
        reglages = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce", **options}
        contexte = navigateur.new_context(
            base_url=serveur.adresse, locale="fr-FR", timezone_id="Europe/Paris", **reglages
        )
        contexte.on(
            "request",
            lambda requete: (
                urlsplit(requete.url).hostname in LOCALES
                or urlsplit(requete.url).scheme in ("data", "blob")
                or fautes.append(f"requête vers {requete.url}")
            ),
        )
        contexte.on(
            "console",
            lambda message: "Content Security Policy" in message.text and fautes.append(message.text),
        )
        contextes.append(contexte)
        return contexte

    yield creer
    for contexte in contextes:
        contexte.close()
    assert fautes == []


@pytest.fixture
def page(nouveau_contexte: Callable[..., BrowserContext]) -> Page:
    """A blank page of a wide screen in light colours, with nobody signed in."""
    return nouveau_contexte(color_scheme="light").new_page()


def voir(cible: Locator) -> None:
    """Wait until it is seen. (Of what is not there yet, ``expect`` describes the whole page at each look: half a
    second of it, where there are figures.)
    """
    cible.wait_for(timeout=ATTENTE_MAX_MS)


def attendre(page: Page, limite_ms: float = ATTENTE_MAX_MS) -> None:
    """Wait until the script has run and everything is drawn."""
    page.wait_for_function(CALME, arg=CALME_MS, timeout=limite_ms)


SESSIONS: dict[tuple[str, str], list[Any]] = {}
"""Cookies of the sessions already open, by server and role: signing in is a journey of its own, done once."""


def se_connecter(page: Page, role: str, chemin: str = "/") -> Page:
    """Open an address signed in with a role's demonstration account (``coordinateur``, ``anct``…).

    The session of an earlier journey serves again; the form is filled when there is none, or it was closed.
    """
    cle = (urlsplit(chemin).netloc, role)
    page.context.add_cookies(SESSIONS.get(cle, []))
    page.goto(chemin)
    champ = page.get_by_label("Adresse électronique")
    expect(champ.or_(page.get_by_test_id(MENU)).first).to_be_attached()
    if champ.count():
        remplir_la_connexion(page, role)
    attendre(page)
    SESSIONS[cle] = page.context.cookies()
    return page


def se_connecter_au_formulaire(page: Page, role: str, chemin: str = "/") -> Page:
    """Open an address and sign in there by the form, with a session of one's own."""
    page.goto(chemin)
    remplir_la_connexion(page, role)
    attendre(page)
    return page


def remplir_la_connexion(page: Page, role: str) -> None:
    """Fill the sign-in form and wait for what comes after it."""
    page.get_by_label("Adresse électronique").fill(f"{role}@exemple.fr")
    page.get_by_label("Mot de passe", exact=True).fill(MOT_DE_PASSE)
    page.get_by_role("button", name="Se connecter").click()
    expect(page.get_by_test_id(MENU)).to_be_attached()


def violations_axe(page: Page) -> list[str]:
    """What axe-core finds against WCAG 2.2 A and AA: rule, impact, and the elements."""
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE)
    resultat = page.evaluate("options => axe.run(document, options)", OPTIONS_AXE)
    return [
        f"{regle['id']} ({regle['impact']}) : {[noeud['target'] for noeud in regle['nodes']]}"
        for regle in resultat["violations"]
    ]


def _environnement(donnees: Path) -> dict[str, str]:
    """The machine's environment, with settings of our own only."""
    machine = {nom: valeur for nom, valeur in os.environ.items() if not nom.startswith("COOP_")}
    return machine | {"COOP_DATA_DIR": str(donnees), "COOP_DEMO_PASSWORD": MOT_DE_PASSE}


def port_libre() -> int:
    with socket.socket() as prise:
        prise.bind(("127.0.0.1", 0))
        port: int = prise.getsockname()[1]
        return port


def attendre_le_serveur(adresse: str, processus: subprocess.Popen[bytes], journal: Path) -> None:
    """Until it answers; its log tells why it does not."""
    limite = time.monotonic() + DEMARRAGE_MAX_S
    while time.monotonic() < limite:
        if processus.poll() is not None:
            break
        try:
            with urlopen(f"{adresse}/sante", timeout=2):
                return
        except (URLError, TimeoutError, ConnectionError):
            time.sleep(0.2)
    pytest.fail(f"Le serveur n’a pas démarré.\n{journal.read_text(encoding='utf-8')}")
