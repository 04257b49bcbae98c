"""The files of a project: its whole list, in CSV or XLSX."""

from collections.abc import Iterator
from dataclasses import replace

from sqlmodel import Session

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.analytics.perimetres import libelle_du_perimetre
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import UnConseiller
from coop_data.exports import classeur
from coop_data.exports.classeur import Informations
from coop_data.exports.colonnes import Rang
from coop_data.exports.cra import (
    definitions,
    domaine_of,
    en_archive,
    en_csv,
    feuille,
    libelle_du_type,
)
from coop_data.exports.projet import Projet, charger, lignes_du_projet
from coop_data.exports.rangs import FEUILLETS, rang_of
from coop_data.fichiers import XLSX, Fichier, Format
from coop_data.models import maintenant
from coop_data.saisie.lecture import Detail

LOT = 500
LONGUEUR_NOM = 40


def fichier_du_projet(session: Session, projet: Projet, *, acteur: Acteur, format: Format) -> Fichier:
    """The whole list. Both kinds of CRA give two sheets, or two CSV in a ZIP.

    Notes are included only where every activity is one's own.
    """
    contenus = _par_domaine(session, projet, acteur)
    base = f"projet-{_nom_de_fichier(projet)}"
    if format is Format.XLSX:
        feuilles = [
            feuille(FEUILLETS[domaine], rangs, notes=_est_a_moi(projet, domaine, acteur))
            for domaine, rangs in contenus.items()
        ]
        octets = classeur.ecrire_classeur(_informations(session, projet, acteur), feuilles)
        return Fichier(f"{base}.xlsx", XLSX, octets)
    fichiers = [
        en_csv(FEUILLETS[domaine], rangs, format, notes=_est_a_moi(projet, domaine, acteur))
        for domaine, rangs in contenus.items()
    ]
    if len(fichiers) > 1:
        return en_archive(f"{base}.zip", fichiers)
    return replace(fichiers[0], nom=f"{base}.csv")


def _nom_de_fichier(projet: Projet) -> str:
    lettres = "".join(signe if signe.isalnum() else "-" for signe in projet.tag.nom_plie)
    return "-".join(mot for mot in lettres.split("-") if mot)[:LONGUEUR_NOM]


def _par_domaine(session: Session, projet: Projet, acteur: Acteur) -> dict[Domaine, list[Rang]]:
    contenus: dict[Domaine, list[Rang]] = {}
    for detail in _tout(session, projet, acteur):
        contenus.setdefault(domaine_of(detail.formulaire), []).append(rang_of(detail))
    vide = domaine_of(projet.type) if projet.type else projet.requetes[0].domaine
    return contenus or {vide: []}


def _tout(session: Session, projet: Projet, acteur: Acteur) -> Iterator[Detail]:
    lignes = session.execute(lignes_du_projet(projet)).all()
    for debut in range(0, len(lignes), LOT):
        yield from charger(session, acteur, lignes[debut : debut + LOT])


def _est_a_moi(projet: Projet, domaine: Domaine, acteur: Acteur) -> bool:
    """True when the file of a domain holds one's own activities and nobody else's."""
    perimetres = {requete.perimetre for requete in projet.requetes if requete.domaine is domaine}
    return acteur.conseiller_id is not None and perimetres == {UnConseiller(acteur.conseiller_id)}


def _informations(session: Session, projet: Projet, acteur: Acteur) -> Informations:
    domaines = dict.fromkeys(requete.domaine for requete in projet.requetes)
    filtres = [f"Tag : {projet.tag.nom}", f"Période : {formats.periode(projet.filtres.du, projet.filtres.au)}"]
    if projet.type:
        filtres.append(f"Type : {libelle_du_type(projet.type)}")
    return Informations(
        titre=f"Projet « {projet.tag.nom} »",
        auteur=acteur.nom,
        instant=maintenant(),
        perimetre=" ; ".join(
            f"{FEUILLETS[requete.domaine].titre} – {libelle_du_perimetre(session, requete.perimetre)}"
            for requete in projet.requetes
        ),
        filtres=filtres,
        definitions=[
            definition
            for domaine in domaines
            for definition in definitions([FEUILLETS[domaine]], notes=_est_a_moi(projet, domaine, acteur))
        ],
    )
