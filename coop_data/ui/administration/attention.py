"""« Ce qui demande votre attention »: points that an administrator should look at, and where to act."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta

import streamlit as st
from sqlmodel import Session

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.analytics.attention import ParAuteur, activites_a_completer, activites_hors_poste
from coop_data.annuaire.personnes import personnes_sans_compte
from coop_data.auth import comptes, frein
from coop_data.demandes.reponse import compter_en_attente
from coop_data.imports.liste import lister_imports
from coop_data.models import maintenant
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.page import read
from coop_data.ui.qualite.lecture import bilan_de_l_accueil
from coop_data.ui.texte import echapper

TITRE = "Ce qui demande votre attention"
RIEN = "Rien ne demande votre attention aujourd’hui."
IMPORTS_RECENTS = timedelta(days=30)
AUTEURS_MONTRES = 50


@dataclass(frozen=True, slots=True)
class Point:
    """One thing to look at: how many, what to do, where; ``auteurs`` are listed when no page shows them."""

    nombre: int
    constat: str
    conseil: str
    url: str = ""
    action: str = ""
    parametres: Mapping[str, str] = field(default_factory=dict)
    auteurs: Sequence[ParAuteur] = ()


def points(session: Session, *, acteur: Acteur) -> list[Point]:
    """What needs attention now, people first. Raises ``AccesRefuse``."""
    tous = [
        _point_des_demandes(session, acteur),
        *_points_des_comptes(session, acteur),
        *_points_des_activites(session, acteur),
        _point_de_la_qualite(acteur),
        _point_des_imports(session, acteur),
    ]
    return [point for point in tous if point.nombre]


def _point_des_demandes(session: Session, acteur: Acteur) -> Point:
    return Point(
        compter_en_attente(session, acteur=acteur),
        "demande en attente|demandes en attente",
        "Des coordinateurs et des structures demandent un compte ou un rattachement, et attendent votre réponse.",
        "demandes",
        "Voir les demandes",
    )


def _points_des_comptes(session: Session, acteur: Acteur) -> list[Point]:
    ouverts = [compte for compte in comptes.lister(session, acteur=acteur) if comptes.est_actif(compte)]
    freines = frein.comptes_freines(session, [compte.email for compte in ouverts])
    invites = sum(comptes.etat(compte) == "invite" for compte in ouverts)
    sans_compte = personnes_sans_compte(session, acteur=acteur, jour=acteur.aujourdhui())
    return [
        Point(
            len(freines),
            "compte bloqué après 5 essais|comptes bloqués après 5 essais",
            "La connexion se rétablit d’elle-même en 15 minutes. Si la personne a oublié son mot de passe, "
            "remettez-lui un lien.",
            "comptes",
            "Voir les comptes bloqués",
            {"etat": "bloque"},
        ),
        Point(
            invites,
            "compte jamais activé|comptes jamais activés",
            "Un lien d’activation vaut 7 jours. Remettez-en un nouveau s’il a expiré ou s’est perdu.",
            "comptes",
            "Voir les comptes invités",
            {"etat": "invite"},
        ),
        Point(
            len(sans_compte),
            "personne en poste sans compte|personnes en poste sans compte",
            "Elles ne peuvent rien enregistrer elles-mêmes tant qu’aucun compte ne leur est relié.",
            "comptes",
            "Voir les personnes sans compte",
            {"etat": "sans_compte"},
        ),
    ]


def _points_des_activites(session: Session, acteur: Acteur) -> list[Point]:
    hors_poste = activites_hors_poste(session, acteur=acteur)
    a_completer = activites_a_completer(session, acteur=acteur)
    return [
        Point(
            sum(ligne.nombre for ligne in hors_poste),
            "activité hors de tout poste|activités hors de tout poste",
            "Elles comptent dans la nation, dans aucun territoire. Importez les postes manquants "
            "(fichier « Conseillers et postes »)\u202f: elles y seront rattachées.",
            "imports",
            "Importer des postes",
            {"genre": "conseillers"},
            hors_poste,
        ),
        Point(
            sum(ligne.nombre for ligne in a_completer),
            "activité importée à compléter|activités importées à compléter",
            "Seul leur auteur peut les compléter, depuis « Mes activités », filtre « À compléter ».",
            auteurs=a_completer,
        ),
    ]


def _point_de_la_qualite(acteur: Acteur) -> Point:
    return Point(
        bilan_de_l_accueil(acteur).signales,
        "activité à relire sur les 12 derniers mois|activités à relire sur les 12 derniers mois",
        "Doublons, durées, participants, dates ou communes qui paraissent faux, activités à compléter ou hors de "
        "tout poste : demandez une correction à leur auteur.",
        "qualite",
        "Voir la qualité des données",
    )


def _point_des_imports(session: Session, acteur: Acteur) -> Point:
    depuis = maintenant() - IMPORTS_RECENTS
    recents = lister_imports(session, acteur=acteur, depuis=depuis)
    refus = sum(run.bilan.get("refuses", 0) > 0 for run in recents)
    return Point(
        refus,
        "import avec des lignes refusées ces 30 derniers jours"
        "|imports avec des lignes refusées ces 30 derniers jours",
        "Corrigez ces lignes dans le fichier et importez-le de nouveau : ce qui est déjà fait ne se refait pas.",
        "imports",
        "Voir les imports",
    )


def montrer(acteur: Acteur) -> None:
    """The list, each with what to do and the way there."""
    st.header(TITRE, anchor=False)
    trouves = read(points, acteur=acteur)
    if not trouves:
        st.success(RIEN, icon=":material/check_circle:")
    for point in trouves:
        with st.container(border=True):
            st.markdown(f"**{formats.pluriel(point.nombre, *point.constat.split('|'))}**  \n{point.conseil}")
            if point.url:
                st.page_link(
                    streamlit_page(page_of(point.url)),
                    label=point.action,
                    icon=":material/arrow_forward:",
                    query_params=dict(point.parametres),
                )
            if point.auteurs:
                _montrer_auteurs(point)


def _montrer_auteurs(point: Point) -> None:
    with st.expander(f"Par auteur ({len(point.auteurs)})", key=f"attention.{point.constat}"):
        st.table(
            [
                {
                    "Auteur": echapper(ligne.nom),
                    "Activités": formats.nombre(ligne.nombre),
                    "Première": formats.jour(ligne.premiere),
                    "Dernière": formats.jour(ligne.derniere),
                }
                for ligne in point.auteurs[:AUTEURS_MONTRES]
            ],
            border="horizontal",
            hide_index=True,
            alt=point.constat.split("|")[1],
        )
        if len(point.auteurs) > AUTEURS_MONTRES:
            st.caption(f"Les {AUTEURS_MONTRES} premiers sur {formats.nombre(len(point.auteurs))}.")
