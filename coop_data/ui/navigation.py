"""Every page of the application, in the order of the menu: one row here, one script in ``pages/``."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import NoReturn

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.acces.pages import COORDINATION, PUBLIQUES, ROLES, TOUS, peut_ouvrir
from coop_data.config import RACINE
from coop_data.domain.roles import Role


@dataclass(frozen=True, slots=True)
class Page:
    """A page: its script (under ``pages/``), its title, its address, which says who may open it (``acces.pages``).

    ``au_menu`` pages are listed in the sidebar for their roles, or for those of ``roles_du_menu`` only.
    """

    fichier: str
    titre: str
    url: str
    au_menu: bool = True
    titre_au_menu: str = ""
    roles_du_menu: frozenset[Role] = TOUS

    @property
    def chemin(self) -> Path:
        """The absolute path of the script: relative ones would follow the place the server was started from."""
        return RACINE / "pages" / self.fichier

    @property
    def libelle(self) -> str:
        """The name shown in the menu."""
        return self.titre_au_menu or self.titre

    @property
    def roles(self) -> frozenset[Role]:
        """The roles that open it."""
        return ROLES[self.url]

    @property
    def publique(self) -> bool:
        """True when it opens without an account."""
        return self.url in PUBLIQUES

    def ouverte_a(self, acteur: Acteur | None) -> bool:
        """True when this person (or nobody signed in) may open the page."""
        return peut_ouvrir(self.url, acteur)


ACCUEIL = Page("commun/accueil.py", "Accueil", "accueil")

PAGES: tuple[Page, ...] = (
    ACCUEIL,
    Page("saisie/enregistrer.py", "Enregistrer une activité", "enregistrer", au_menu=False),
    Page("saisie/animation.py", "Enregistrer une animation", "animation", au_menu=False),
    Page("saisie/evenement.py", "Enregistrer un évènement", "evenement", au_menu=False),
    Page("saisie/partenariat.py", "Enregistrer un partenariat", "partenariat", au_menu=False),
    Page("saisie/accompagnement.py", "Enregistrer un accompagnement", "accompagnement", au_menu=False),
    Page("saisie/activite_enregistree.py", "Activité enregistrée", "activite-enregistree", au_menu=False),
    Page("saisie/mes_activites.py", "Mes activités", "mes-activites"),
    Page("saisie/activite.py", "Activité", "activite", au_menu=False),
    Page("saisie/dupliquer.py", "Dupliquer à plusieurs dates", "dupliquer", au_menu=False),
    Page("saisie/a_completer.py", "À compléter", "a-completer"),
    Page("saisie/mes_modeles.py", "Mes modèles", "mes-modeles", au_menu=False),
    Page("saisie/mes_brouillons.py", "Mes brouillons", "mes-brouillons"),
    Page("saisie/mes_tags.py", "Mes tags", "mes-tags"),
    Page("saisie/projet.py", "Projet", "projet", au_menu=False),
    Page("saisie/mes_partenaires.py", "Mes partenaires", "mes-partenaires"),
    Page("saisie/partenaire.py", "Partenaire", "partenaire", au_menu=False),
    Page("saisie/corbeille.py", "Corbeille", "corbeille"),
    Page("saisie/mes_statistiques.py", "Mes statistiques", "mes-statistiques"),
    Page("saisie/bilan_trimestriel.py", "Bilan trimestriel", "bilan-trimestriel"),
    Page("saisie/agenda.py", "Importer mon agenda", "agenda", au_menu=False),
    Page("saisie/mon_historique.py", "Importer mon historique", "mon-historique"),
    Page("pilotage/mon_equipe.py", "Mon équipe", "mon-equipe", roles_du_menu=COORDINATION),
    Page("pilotage/conseillers.py", "Conseillers", "conseillers"),
    Page("pilotage/conseiller.py", "Conseiller", "conseiller", au_menu=False),
    Page("pilotage/ma_structure.py", "Ma structure", "ma-structure"),
    Page("pilotage/territoires.py", "Statistiques par territoire", "territoires"),
    Page("pilotage/nationales.py", "Statistiques nationales", "statistiques-nationales"),
    Page("pilotage/statistiques.py", "Statistiques", "statistiques", au_menu=False),
    Page("pilotage/comparer.py", "Comparer deux territoires", "comparer", au_menu=False),
    Page("pilotage/coordination.py", "Coordination", "coordination"),
    Page("pilotage/trimestre.py", "Trimestre des coordinateurs", "trimestre"),
    Page("pilotage/photographies.py", "Photographies", "photographies"),
    Page("pilotage/suivi_saisie.py", "Suivi de saisie", "suivi-saisie"),
    Page("pilotage/explorer.py", "Explorer", "explorer"),
    Page("pilotage/qualite.py", "Qualité des données", "qualite"),
    Page("administration/administration.py", "Administration", "administration"),
    Page("administration/comptes.py", "Comptes", "comptes", au_menu=False),
    Page("administration/compte.py", "Compte", "compte", au_menu=False),
    Page("administration/nouveau_compte.py", "Créer un compte", "nouveau-compte", au_menu=False),
    Page("administration/demandes.py", "Demandes", "demandes", au_menu=False),
    Page("administration/imports.py", "Imports", "imports", au_menu=False),
    Page("administration/journal.py", "Journal", "journal", au_menu=False),
    Page("administration/tags_nationaux.py", "Tags nationaux", "tags-nationaux", au_menu=False),
    Page("commun/ressourcerie.py", "Ressourcerie", "ressourcerie"),
    Page("commun/aide.py", "Aide", "aide"),
    Page("commun/mon_compte.py", "Mon compte", "mon-compte"),
    Page("commun/accessibilite.py", "Accessibilité", "accessibilite", au_menu=False),
    Page("commun/mentions.py", "Mentions légales", "mentions-legales", au_menu=False),
    Page("commun/activation.py", "Choisir son mot de passe", "activation", au_menu=False),
    Page("commun/mot_de_passe_oublie.py", "Mot de passe oublié", "mot-de-passe-oublie", au_menu=False),
    Page("commun/introuvable.py", "Page introuvable", "introuvable", au_menu=False),
)

ENREGISTRER = "enregistrer"
"""The address of « Enregistrer une activité »."""

PIED_DE_PAGE = ("aide", "accessibilite", "mentions-legales")


@cache
def page_of(url: str) -> Page:
    """The page at an address; raises ``KeyError`` when there is none."""
    for page in PAGES:
        if page.url == url:
            return page
    raise KeyError(url)


def menu_of(acteur: Acteur) -> list[Page]:
    """The pages listed in this person's sidebar, in order."""
    return [
        page for page in PAGES if page.au_menu and page.ouverte_a(acteur) and page.roles_du_menu & acteur.roles
    ]


def streamlit_page(page: Page) -> st.Page:
    """The page as Streamlit knows it; always visible, so that a forbidden address explains itself."""
    return st.Page(page.chemin, title=page.titre, url_path=page.url, default=page is ACCUEIL)


def name_tab(titre: str) -> None:
    """Name the browser's tab after what it shows, as « Mes activités – Coop Data »."""
    st.set_page_config(page_title=f"{titre} – Coop Data", layout="wide")


def go_to(url: str, **parametres: str) -> NoReturn:
    """Leave for another page, with parameters in its address; nothing after this call runs."""
    st.switch_page(streamlit_page(page_of(url)), query_params=parametres or None)
