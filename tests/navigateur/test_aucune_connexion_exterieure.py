"""Every page, opened by someone who may: no other machine is asked anything, by the browser or by the server;
the console is silent, no English is left, nothing overflows a phone, axe-core has nothing to say."""

import re
from collections.abc import Callable, Iterator
from typing import Literal

import pytest
from playwright.sync_api import BrowserContext, ConsoleMessage, Page, TimeoutError, ViewportSize

from coop_data.domain.roles import Role
from coop_data.ui.navigation import PAGES
from coop_data.ui.navigation import Page as PageDuMenu
from tests.navigateur.conftest import MENU, Serveur, attendre, se_connecter, violations_axe
from tests.navigateur.prises import Surveillance, adresse_distante, est_exterieure

ORDINATEUR: ViewportSize = {"width": 1280, "height": 900}
TELEPHONE: ViewportSize = {"width": 360, "height": 740}
RANGEMENT_MAX_MS = 30_000
"""How long a page may take to find its place on a narrower screen: charts draw themselves again."""
ANONYME = "anonyme"
LISTES = {
    "activite": "mes-activites",
    "dupliquer": "mes-activites",
    "projet": "mes-tags",
    "partenaire": "mes-partenaires",
    "conseiller": "conseillers",
    "compte": "comptes",
}
"""Pages that show one object, and the page whose links open it."""

AUSSI = {
    "coordinateur": ("accueil",),
    "structure": ("accueil", "statistiques-nationales?rubrique=publics"),
    "anct": ("accueil", "conseillers?statut=en-retard&tri=dernier", "statistiques?perimetre=region:94"),
    "admin": ("accueil",),
}
"""Pages that a role finds very different, and states of a page, opened too."""

ANGLAIS = re.compile(
    r"\b(Loading|Press (Enter|Ctrl)|Choose|Select|Upload|Browse files|Drag and drop|required|Deploy|Running|Stop"
    r"|Rerun|Clear|Close|Search|Download|Fullscreen|No results|No options|Show|Hide|Increment|Decrement|Remove"
    r"|Help|Previous|Next|Today|Skip|Page not found|Settings|per file|Add)\b",
    re.IGNORECASE,
)
TEXTES = """() => {
  const marche = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const textes = [document.title];
  while (marche.nextNode())
    if (!marche.currentNode.parentElement.closest("script, style, noscript, [data-testid*=Icon]"))
      textes.push(marche.currentNode.data);
  for (const element of document.body.querySelectorAll("*"))
    for (const nom of ["aria-label", "title", "placeholder", "alt"]) textes.push(element.getAttribute(nom) ?? "");
  return textes;
}"""
"""Every text of the document, shown or only read aloud; names of icons are drawings, not words."""
DEPASSEMENTS = (
    "() => [...document.querySelectorAll('html, [data-testid=stMain]')].map(e => e.scrollWidth - e.clientWidth)"
)

COULEURS = "couleurs => getComputedStyle(document.querySelector('[data-testid=stApp]')).colorScheme === couleurs"


def premier_role(page: PageDuMenu) -> str:
    """Who opens a page here: nobody, where no account is needed; else the first role that may."""
    return ANONYME if page.publique else next(role.value for role in Role if role in page.roles)


def adresses(role: str) -> list[str]:
    """The addresses that this role opens here: each page once, since its rights are tried elsewhere."""
    return [*(page.url for page in PAGES if premier_role(page) == role), *AUSSI.get(role, ())]


def regler(page: Page, taille: ViewportSize, couleurs: Literal["light", "dark"]) -> None:
    """Another screen, in its colours: Streamlit takes them a moment later, without a word in the document."""
    page.set_viewport_size(taille)
    page.emulate_media(color_scheme=couleurs)
    if page.url.startswith("http"):
        page.wait_for_function(COULEURS, arg=couleurs)


def ouvrir(page: Page, url: str) -> None:
    """Open a page and wait until it is drawn whole; a page of one object shows the first of its list."""
    if url in LISTES:
        aller(page, LISTES[url])
        url = page.get_by_test_id("stMain").locator(f"a[href^='{url}?']").first.get_attribute("href") or ""
    aller(page, url)


def aller(page: Page, url: str) -> None:
    """By the menu where it leads there, as people do: nothing is read again; else by the address."""
    lien = page.get_by_test_id(MENU).locator(f"a[href='{url}']")
    if lien.count():
        lien.dispatch_event("click")
        page.wait_for_url(f"**/{url}")
    else:
        page.goto(f"/{url}")
    page.get_by_role("heading", level=1).wait_for()
    attendre(page)


def fautes(page: Page, *, axe_au_telephone: bool) -> Iterator[str]:
    """What is wrong with the page drawn, on a wide screen in light colours, then on a phone in dark ones."""
    yield from (f"anglais : {texte}" for texte in sorted(set(page.evaluate(TEXTES))) if ANGLAIS.search(texte))
    yield from violations_axe(page)
    regler(page, TELEPHONE, "dark")
    attendre(page)
    try:
        page.wait_for_function(
            f"() => ({DEPASSEMENTS})().every(largeur => largeur === 0)", timeout=RANGEMENT_MAX_MS
        )
    except TimeoutError:
        yield f"dépasse de 360 px : {page.evaluate(DEPASSEMENTS)}"
    if axe_au_telephone:
        yield from (f"au téléphone : {faute}" for faute in violations_axe(page))


@pytest.mark.parametrize(
    "role",
    [pytest.param(role, marks=pytest.mark.xdist_group(f"pages-{role}")) for role in (ANONYME, *map(str, Role))],
)
@pytest.mark.parametrize("axe_au_telephone", [False, pytest.param(True, marks=pytest.mark.complet)])
def test_every_page_stays_at_home(
    role: str, axe_au_telephone: bool, nouveau_contexte: Callable[..., BrowserContext], serveur: Serveur
) -> None:
    contexte = nouveau_contexte(color_scheme="light")
    console: list[str] = []

    def noter(message: ConsoleMessage) -> None:
        if message.type == "error":
            console.append(f"{message.page and message.page.url} : {message.text} {message.location}")

    contexte.on("console", noter)
    contexte.on("weberror", lambda erreur: console.append(str(erreur.error)))
    page = contexte.new_page()
    trouvees: dict[str, list[str]] = {}
    with Surveillance(serveur.pid) as surveillance:
        if role != ANONYME:
            se_connecter(page, role)
        for url in adresses(role):
            regler(page, ORDINATEUR, "light")
            ouvrir(page, url)
            trouvees[url] = list(fautes(page, axe_au_telephone=axe_au_telephone))
    assert {url: liste for url, liste in trouvees.items() if liste} == {}
    assert console == []
    assert surveillance.lectures > len(trouvees)
    assert surveillance.vues == set()


@pytest.mark.parametrize(
    ("distante", "adresse", "exterieure"),
    [
        ("0100007F:0050", "127.0.0.1", False),
        ("00000000:0000", "0.0.0.0", False),
        ("0000000000000000FFFF00000100007F:1F90", "127.0.0.1", False),
        ("00000000000000000000000001000000:1F90", "::1", False),
        ("010200C0:01BB", "192.0.2.1", True),
        ("B80D0120000000000000000001000000:01BB", "2001:db8::1", True),
    ],
)
def test_another_machine_is_told_from_this_one(distante: str, adresse: str, exterieure: bool) -> None:
    ligne = f"   0: 0100007F:A0C4 {distante} 01 00000000:00000000 00:00000000 00000000 0 0 4242 1"
    assert adresse_distante(ligne) == adresse
    assert est_exterieure(adresse) is exterieure
