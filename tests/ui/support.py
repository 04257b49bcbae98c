"""Screens without a browser: the true script, the true accounts, a cookie of one's choice."""

import logging
import re
from xml.etree import ElementTree

import pandas as pd
import pytest
from sqlmodel import Session
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from coop_data import db
from coop_data.auth import sessions
from coop_data.auth.cookie import NOM_HTTP
from coop_data.config import RACINE
from coop_data.domain.roles import Role
from coop_data.models import Utilisateur
from coop_data.ui import identite
from tests.factories import create_conseiller, create_poste, create_structure, create_utilisateur

logging.getLogger("streamlit.runtime.scriptrunner_utils.script_run_context").setLevel(logging.ERROR)

PRINCIPAL = RACINE / "coop_data" / "ui" / "principal.py"
DELAI_S = 60


def create_compte(session: Session, role: Role) -> Utilisateur:
    """An account of a role with what that role needs: a conseiller in post, or a structure."""
    structure = create_structure(session)
    champs: dict[str, object] = {}
    if role is Role.STRUCTURE:
        champs["structure_id"] = structure.id
    elif role in (Role.CONSEILLER, Role.COORDINATEUR):
        conseiller = create_conseiller(session, est_coordinateur=role is Role.COORDINATEUR)
        create_poste(session, conseiller, structure)
        champs["conseiller_id"] = conseiller.id
    return create_utilisateur(session, role, **champs)


def cookie_of(utilisateur: Utilisateur | None) -> dict[str, str]:
    """The cookies of a browser signed in with this account; of nobody's browser, none."""
    if utilisateur is None:
        return {}
    with db.ecriture() as session:
        secret = sessions.ouvrir(session, utilisateur_id=utilisateur.id, adresse=None, agent="AppTest")
    return {NOM_HTTP: secret}


def open_screen(
    monkeypatch: pytest.MonkeyPatch, utilisateur: Utilisateur | None, url: str, **parametres: str
) -> AppTest:
    """The page at an address, drawn for an account (or for nobody), with parameters in the address."""
    cookies = cookie_of(utilisateur)
    monkeypatch.setattr(identite, "cookies_du_navigateur", lambda: cookies)
    ecran = AppTest.from_file(str(PRINCIPAL), default_timeout=DELAI_S)
    # What ``switch_page`` would set, without drawing the home first: half the time of a screen's test.
    ecran._page_hash = calc_hash(url)
    for nom, valeur in parametres.items():
        ecran.query_params[nom] = valeur
    return ecran.run()


def titles(ecran: AppTest) -> list[str]:
    """The h1 of a screen."""
    return [titre.value for titre in ecran.title]


def texts(ecran: AppTest) -> str:
    """Everything said in markdown, messages included, as it is read: a sign that was escaped is that sign."""
    blocs = (*ecran.markdown, *ecran.error, *ecran.info, *ecran.success, *ecran.warning, *ecran.caption)
    return "\n".join(read_markdown(str(bloc.value)) for bloc in blocs)


def read_markdown(source: str) -> str:
    """Markdown without the escapes of signs that are only signs."""
    return re.sub(r"\\([^\w\s]|_)", r"\1", source)


def tables(ecran: AppTest) -> list[pd.DataFrame]:
    """The tables of figures of a page (``ui/tableau.py``), as texts, in order."""
    lus = (lire_tableau(str(bloc.proto.body)) for bloc in ecran.get("html"))
    return [tableau for tableau in lus if tableau is not None]


def lire_tableau(html: str) -> pd.DataFrame | None:
    """A table of figures as texts, its title in ``attrs``; of anything else, nothing."""
    if not html.startswith('<div class="tableau"'):
        return None
    arbre = ElementTree.fromstring(html)
    tableau = pd.DataFrame(
        [["".join(case.itertext()) for case in ligne] for ligne in arbre.iterfind(".//tbody/tr")],
        columns=["".join(case.itertext()) for case in arbre.iterfind(".//thead/tr/th")],
    )
    tableau.attrs["titre"] = arbre.attrib["aria-label"]
    return tableau
