"""« Trimestre des coordinateurs »: the quarter, its figures and their change, then one list at a time."""

from collections.abc import Mapping
from datetime import date
from urllib.parse import quote, urlencode

import pandas as pd
import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.analytics.filtres import PHOTOGRAPHIE
from coop_data.analytics.statistique import Domaine, Statistique
from coop_data.analytics.trimestre import A_COMPLETER
from coop_data.domain.periode import slug_of_periode
from coop_data.domain.territoires import DEPARTEMENTS, REGIONS
from coop_data.exports import presentation
from coop_data.exports.differences import differences_des_chiffres
from coop_data.exports.trimestre_listes import TRIS, Choix, colonnes, compter, dire, ranger
from coop_data.exports.trimestre_national import (
    ABSENTS,
    CHIFFRES,
    LISTES,
    Ligne,
    Trimestre,
    figures,
    lire_chiffres,
    lire_trimestre_national,
    phrase_des_absents,
    trimestre_precedent,
    trimestres_au_choix,
)
from coop_data.ui import adresse, page
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.periode import choisir_trimestre
from coop_data.ui.statistiques import blocs
from coop_data.ui.statistiques.difference import montrer_difference
from coop_data.ui.statistiques.donnees import choisir_donnees
from coop_data.ui.statistiques.telechargements import montrer_liens
from coop_data.ui.tableau import montrer_tableau
from coop_data.ui.texte import echapper

TAILLE = 20
NATIONAL = "national"
VIDE = "Aucune activité de coordination enregistrée sur ce trimestre."
LIBELLES = {statistique.code: statistique.libelle for statistique in figures()}
DEBUT = (
    "Nom",
    *(LIBELLES[code] for code in ("activites", "animations", "evenements", "partenariats")),
    "Trimestre complet le",
    A_COMPLETER.libelle,
)
"""Columns that come first on screen: what is looked for, in view without scrolling."""
FICHE = ("Structure", "Département", "Adresse électronique", "Téléphone", "Code")
"""Columns of who someone is: after the figures on screen, before them in files."""


def montrer_trimestre(acteur: Acteur) -> None:
    """The whole page, for an account that follows everyone."""
    code, territoire = _choisir(acteur.aujourdhui())
    cliche = choisir_donnees(acteur, code)
    trimestre = page.read(
        lire_trimestre_national, acteur=acteur, code=code, territoire=territoire, photographie=cliche
    )
    st.caption(_dates(trimestre, acteur))
    _montrer_chiffres(trimestre)
    if cliche is not None:
        _montrer_la_difference(trimestre, territoire)
    st.header("Listes", anchor=False)
    choix = _choisir_liste()
    _montrer_fichiers(trimestre, territoire, choix)
    lignes = ranger(trimestre.listes[choix.liste], choix)
    if choix.liste == ABSENTS:
        st.markdown(phrase_des_absents(trimestre))
        _montrer_absents(lignes, choix)
    else:
        _montrer_tableau(lignes, choix)
    if cliche is None:
        st.caption(f"Données au {formats.instant(pd.Timestamp.now(tz=acteur.fuseau), acteur.fuseau)}.")


def _choisir(aujourdhui: date) -> tuple[str, str]:
    """The quarter (the last one that has ended, by default) and the territory."""
    with st.container(horizontal=True, vertical_alignment="bottom"):
        code = choisir_trimestre("trimestre", trimestres_au_choix(aujourdhui), aujourdhui=aujourdhui)
        territoire = adresse.choisir("territoire", "Territoire", _territoires(), largeur=310)
    return code, territoire


def _territoires() -> Mapping[str, str]:
    return {
        NATIONAL: "France entière",
        **{f"region:{region.code}": f"Région {region.nom}" for region in REGIONS},
        **{f"departement:{d.code}": f"{d.code} – {d.nom}" for d in DEPARTEMENTS},
    }


def _dates(trimestre: Trimestre, acteur: Acteur) -> str:
    en_cours = " Ce trimestre est en cours." if trimestre.periode.au >= acteur.aujourdhui() else ""
    return (
        f"Activités datées {formats.periode(trimestre.periode.du, trimestre.periode.au)}, bornes incluses, "
        f"{_reference(trimestre, acteur)}. Toutes les activités enregistrées comptent, même à compléter.{en_cours}"
    )


def _reference(trimestre: Trimestre, acteur: Acteur) -> str:
    """What the quarter is compared with: a photograph with a photograph, or nothing."""
    precedent = formats.trimestre(trimestre_precedent(trimestre.code))
    if trimestre.reference is None:
        return f"sans comparaison\u202f: le {precedent} n’était pas photographié"
    figee = trimestre.reference.photographie
    return f"comparées à la {formats.photographie(figee, acteur.fuseau)}" if figee else f"comparées au {precedent}"


def _montrer_chiffres(trimestre: Trimestre) -> None:
    def complement(statistique: Statistique) -> None:
        dite = presentation.dire_variation(statistique, trimestre.variation(statistique.code))
        st.caption(dite.capitalize())

    compare = trimestre.reference is not None
    blocs.montrer_chiffres(trimestre.chiffres, CHIFFRES, complement=complement if compare else None)
    st.page_link(
        streamlit_page(page_of("statistiques")),
        label="Toutes les statistiques de ce trimestre",
        icon=":material/arrow_forward:",
        query_params={
            "domaine": Domaine.COORDINATION.value,
            "perimetre": st.query_params.get("territoire", NATIONAL),
            "periode": slug_of_periode(trimestre.periode),
        }
        | ({PHOTOGRAPHIE: trimestre.photographie.code} if trimestre.photographie else {}),
    )
    st.page_link(
        streamlit_page(page_of("photographies")),
        label="Photographies des trimestres",
        icon=":material/photo_camera:",
        query_params={"trimestre": trimestre.code},
    )


def _montrer_la_difference(trimestre: Trimestre, territoire: str) -> None:
    vivants = page.read(lire_chiffres, perimetre=trimestre.perimetre, filtres=trimestre.filtres_vivants)
    montrer_difference(
        differences_des_chiffres({code: trimestre.chiffres[code] for code in CHIFFRES}, vivants),
        sujet="Indicateur",
        dire=lambda lue, valeur: presentation.dire_nombre(trimestre.chiffres[lue.code].statistique, valeur),
        fichier="differences-trimestre.csv",
        parametres=_cible(trimestre, territoire).items(),
    )


def _cible(trimestre: Trimestre, territoire: str) -> dict[str, str]:
    """What names the quarter in an address."""
    cible = {"trimestre": trimestre.code, "territoire": territoire}
    return cible | ({PHOTOGRAPHIE: trimestre.photographie.code} if trimestre.photographie else {})


def _choisir_liste() -> Choix:
    with st.container(horizontal=True, vertical_alignment="bottom"):
        adresse.choisir("liste", "Liste", LISTES, largeur=250)
        adresse.chercher("recherche", "Rechercher dans la liste", "Nom, structure, projet", largeur=260)
        adresse.choisir("tri", "Trier par", {code: libelle for code, (libelle, _) in TRIS.items()}, largeur=340)
    return Choix.of(st.query_params.to_dict())


def _montrer_fichiers(trimestre: Trimestre, territoire: str, choix: Choix) -> None:
    """This list, the whole quarter to hand over, and the living activities themselves (without notes)."""
    cible = _cible(trimestre, territoire)
    liste = {**cible, "liste": choix.liste, "recherche": choix.recherche, "tri": choix.tri}
    activites = {
        "domaine": Domaine.COORDINATION.value,
        "perimetre": territoire,
        "periode": slug_of_periode(trimestre.periode),
    }
    montrer_liens(
        [
            ("Télécharger en CSV", f"/fichiers/trimestre?{urlencode({**liste, 'format': 'csv'})}"),
            ("Télécharger en Excel", f"/fichiers/trimestre?{urlencode({**liste, 'format': 'xlsx'})}"),
            ("Télécharger en PDF", f"/fichiers/trimestre.pdf?{urlencode(cible)}"),
            *([] if trimestre.photographie else _liens_des_activites(activites)),
        ],
        "trimestre",
    )


def _liens_des_activites(activites: Mapping[str, str]) -> list[tuple[str, str]]:
    """A photograph holds figures, not the activities."""
    return [
        ("Télécharger les activités (CSV)", f"/fichiers/cra.csv?{urlencode(activites)}"),
        ("Télécharger les activités (Excel)", f"/fichiers/cra.xlsx?{urlencode(activites)}"),
    ]


def _montrer_tableau(lignes: list[Ligne], choix: Choix) -> None:
    """Twenty lines at a time: names, what is first looked for, the other figures, then who it is."""
    if not lignes:
        st.info("Aucune ligne ne correspond à votre recherche." if choix.recherche else VIDE)
        return
    st.markdown(f"**{compter(choix.liste, lignes)}**")
    rang = (adresse.lire_page(len(lignes), TAILLE) - 1) * TAILLE
    montrees = sorted(colonnes(choix.liste), key=lambda colonne: _place(colonne[0]))
    cellules = [[dire(lire(ligne)) for _, lire in montrees] for ligne in lignes[rang : rang + TAILLE]]
    with st.container(key="trimestre.tableau"):
        montrer_tableau(pd.DataFrame(cellules, columns=[entete for entete, _ in montrees]), LISTES[choix.liste])
    adresse.paginer(len(lignes), TAILLE)


def _place(entete: str) -> int:
    """Where a column stands on screen."""
    if entete in DEBUT:
        return DEBUT.index(entete)
    return len(DEBUT) + (1 + FICHE.index(entete) if entete in FICHE else 0)


def _montrer_absents(lignes: list[Ligne], choix: Choix) -> None:
    """One card per person, with a way to write; twenty at a time."""
    if not lignes:
        st.info(
            "Personne ne correspond à votre recherche."
            if choix.recherche
            else "Toutes les personnes attendues ont enregistré une activité."
        )
        return
    rang = (adresse.lire_page(len(lignes), TAILLE) - 1) * TAILLE
    for ligne in lignes[rang : rang + TAILLE]:
        with st.container(border=True, key=f"trimestre.absent.{ligne.code}"):
            st.markdown(f"**{echapper(ligne.nom)}**")
            st.caption(echapper(" · ".join((*ligne.structures, *ligne.territoires))))
            if ligne.complet_le:
                st.badge(f"✓ Trimestre déclaré complet le {formats.jour(ligne.complet_le.date())}", color="green")
            contacts = [contact for contact in (ligne.email, ligne.telephone) if contact]
            st.markdown(echapper(" · ".join(contacts)) if contacts else "Aucun contact connu.")
            if ligne.email:
                st.link_button("Écrire un courriel", f"mailto:{quote(ligne.email, safe='@')}")
    adresse.paginer(len(lignes), TAILLE)
