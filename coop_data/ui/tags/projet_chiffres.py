"""The figures of a project, computed like those of every page of figures, with a filter on one tag."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final
from uuid import UUID

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.analytics.perimetres import libelle_du_perimetre
from coop_data.analytics.requete import Requete
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import UnConseiller, UneEquipe
from coop_data.exports.projet import Etendue, Projet, partenaires_cites
from coop_data.ui import cache
from coop_data.ui.page import read
from coop_data.ui.statistiques import blocs
from coop_data.ui.tags.phrases import en_tete
from coop_data.ui.texte import echapper

CHIFFRES: Final[Mapping[Domaine, tuple[str, ...]]] = {
    Domaine.COORDINATION: (
        "activites",
        "animations",
        "evenements",
        "partenariats",
        "minutes_animation",
        "participants_animation",
        "participants_evenement",
        "partenaires_distincts",
    ),
    Domaine.ACCOMPAGNEMENT: (
        "cra",
        "accompagnements",
        "personnes_accompagnees",
        "individuels",
        "ateliers",
        "participants_ateliers",
        "minutes",
        "orientes",
    ),
}
"""The first figures of a project: hours, activities by type, publics, participants, partners."""

LARGES: Final[Mapping[Domaine, tuple[str, ...]]] = {
    Domaine.COORDINATION: ("evolution",),
    Domaine.ACCOMPAGNEMENT: ("evolution",),
}
BLOCS: Final[Mapping[Domaine, tuple[str, ...]]] = {
    Domaine.COORDINATION: (
        "types_animation",
        "thematiques_animation",
        "types_evenement",
        "organisateurs",
        "types_partenaire",
        "echelons",
    ),
    Domaine.ACCOMPAGNEMENT: ("thematiques", "ages", "statuts", "genres", "lieux", "communes"),
}
CLE_VOLET: Final = "projet.volet"
VOLET: Final = "volet"


def montrer(acteur: Acteur, projet: Projet, etendue: Etendue) -> None:
    """The perimeters counted, the key figures of each domain, then the charts of one of them."""
    noms = {requete: _nom(acteur, requete) for requete in projet.requetes}
    st.caption(
        f"Sont comptées : {_enumerer(list(noms.values()))}. Les activités d’autres personnes ne le sont pas."
    )
    pleins = []
    for rang, requete in enumerate(projet.requetes):
        chiffres = cache.lire_chiffres(requete.domaine, requete.perimetre, requete.filtres)
        codes = CHIFFRES[requete.domaine]
        if chiffres[codes[0]].valeur:
            pleins.append(requete)
            st.header(_court(noms[requete]), anchor=False)
            blocs.montrer_chiffres(chiffres, codes, cle=f"projet.{rang}")
    if pleins:
        _montrer_volet(projet, _choisir(pleins, noms), etendue)


def _nom(acteur: Acteur, requete: Requete) -> str:
    """The perimeter of a request, in words."""
    quoi = "activités de coordination" if requete.domaine is Domaine.COORDINATION else "accompagnements"
    match requete.perimetre:
        case UnConseiller(conseiller_id) if conseiller_id == acteur.conseiller_id:
            return f"vos {quoi}"
        case UneEquipe(coordinateur_id) if coordinateur_id == acteur.conseiller_id:
            return f"les {quoi} des membres de votre équipe, pour le temps passé dans l’équipe"
        case perimetre:
            return f"les {quoi} – {echapper(read(libelle_du_perimetre, perimetre))}"


def _enumerer(noms: list[str]) -> str:
    """``vos activités de coordination et les accompagnements…``."""
    return " et ".join((", ".join(noms[:-1]), noms[-1])) if len(noms) > 1 else noms[0]


def _choisir(pleins: list[Requete], noms: Mapping[Requete, str]) -> Requete:
    """The request whose charts are drawn, kept in the address when there is a choice."""
    if len(pleins) == 1:
        return pleins[0]
    demande = st.query_params.get(VOLET, "")
    rang = int(demande) if demande.isdecimal() and int(demande) < len(pleins) else 0
    st.session_state[CLE_VOLET] = rang
    choix = st.segmented_control(
        "Graphiques",
        range(len(pleins)),
        format_func=lambda rang: _court(noms[pleins[rang]]),
        key=CLE_VOLET,
        on_change=_ecrire,
        required=True,
        wrap=True,
    )
    return pleins[choix or 0]


def _court(nom: str) -> str:
    """A name as a heading, without the words already in the sentence above."""
    return en_tete(nom.partition(",")[0])


def _ecrire() -> None:
    st.query_params[VOLET] = str(st.session_state[CLE_VOLET])


def _montrer_volet(projet: Projet, requete: Requete, etendue: Etendue) -> None:
    """Along time first, over the life of the project and not of the calendar; then publics, partners, échelons."""
    filtres = requete.filtres
    if etendue.premier is not None and etendue.dernier is not None:
        filtres = replace(filtres, du=max(filtres.du, etendue.premier), au=min(filtres.au, etendue.dernier))
    larges, etroits = LARGES[requete.domaine], BLOCS[requete.domaine]
    visibles: frozenset[UUID] = frozenset({projet.tag.id})
    resultats = cache.lire_repartitions(
        requete.domaine, requete.perimetre, filtres, (*larges, *etroits), tags_visibles=visibles
    )
    for code in larges:
        blocs.montrer_repartition(resultats[code])
    with st.grid(min_column_width=blocs.LARGEUR_BLOC):
        for code in etroits:
            if not resultats[code].est_vide:
                blocs.montrer_repartition(resultats[code])
    if requete.domaine is Domaine.COORDINATION:
        _montrer_partenaires(projet)


def _montrer_partenaires(projet: Projet) -> None:
    noms = read(partenaires_cites, projet)
    if noms:
        st.subheader("Partenaires", anchor=False)
        st.markdown("\n".join(f"- {echapper(nom)}" for nom in noms))
