"""The list of one check as a file: a line per report, groups numbered, never the notes."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from sqlmodel import Session

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.analytics.qualite_lecture import Selection
from coop_data.analytics.qualite_offres import Offres
from coop_data.brouillons import FORMULAIRES
from coop_data.domain.qualite import Controle
from coop_data.exports.classeur import Feuille, Informations
from coop_data.exports.liste import ecrire_liste
from coop_data.exports.qualite import (
    Choix,
    Ligne,
    RemarqueLue,
    est_nationale,
    lister_en_clair,
    selection_of,
)
from coop_data.fichiers import Fichier, Format
from coop_data.models import maintenant
from coop_data.saisie.libelles import libelle_of

Lire = Callable[[int, RemarqueLue, Ligne], Any]
"""A cell, from the rank of the remark, the remark and the line."""

COLONNES: Final[Sequence[tuple[str, Lire]]] = (
    ("Remarque", lambda rang, remarque, ligne: rang),
    ("Date", lambda rang, remarque, ligne: ligne.date),
    ("Personne", lambda rang, remarque, ligne: ligne.personne),
    ("Structure", lambda rang, remarque, ligne: ligne.structure),
    ("Département", lambda rang, remarque, ligne: ligne.departement),
    ("Type d’activité", lambda rang, remarque, ligne: FORMULAIRES[ligne.formulaire]),
    ("Activité", lambda rang, remarque, ligne: ligne.quoi),
    ("Détail", lambda rang, remarque, ligne: ligne.detail),
    ("Durée (minutes)", lambda rang, remarque, ligne: ligne.minutes or None),
    ("Pourquoi", lambda rang, remarque, ligne: remarque.pourquoi),
    ("Identifiant", lambda rang, remarque, ligne: str(ligne.cra_id or ligne.brouillon_id)),
)
"""The columns; lines with the same number are to be read together."""


def fichier_qualite(
    session: Session, *, acteur: Acteur, controle: Controle, parametres: Mapping[str, str], format: Format
) -> Fichier:
    """A list as a file. Raises as ``selection_of``."""
    selection, offres = selection_of(session, acteur=acteur, parametres=parametres)
    choix = Choix.of(parametres)
    remarques = lister_en_clair(session, acteur=acteur, selection=selection, controle=controle, choix=choix)
    nom = f"qualite-des-donnees_{controle.value.replace('_', '-')}_{acteur.aujourdhui().isoformat()}"
    entetes = [entete for entete, _ in COLONNES]
    informations = Informations(
        titre=f"Qualité des données – {controle.libelle}",
        auteur=acteur.nom,
        instant=maintenant(),
        perimetre="France entière" if est_nationale(selection) else "Les activités que ce compte peut lire",
        filtres=[] if controle is Controle.BROUILLONS else _filtres(selection, offres, choix),
        definitions=[(controle.libelle, controle.aide)],
    )
    feuille = Feuille(controle.libelle, entetes, _cellules(remarques), largeurs={"Activité": 50, "Pourquoi": 60})
    return ecrire_liste(format, nom, [feuille], informations)


def _cellules(remarques: Sequence[RemarqueLue]) -> Iterator[list[Any]]:
    for rang, remarque in enumerate(remarques, start=1):
        for ligne in remarque.lignes:
            yield [lire(rang, remarque, ligne) for _, lire in COLONNES]


def _filtres(selection: Selection, offres: Offres, choix: Choix) -> list[str]:
    phrases = [f"Période\u202f: {formats.periode(selection.periode.du, selection.periode.au)}"]
    if selection.departement:
        phrases.append(f"Département\u202f: {selection.departement}")
    for genre, offertes, identifiant in (
        ("Structure", offres.structures, selection.structure_id),
        ("Personne", offres.personnes, selection.personne_id),
    ):
        phrases += [f"{genre}\u202f: {offre.nom}" for offre in offertes.values() if offre.id == identifiant]
    if choix.manque:
        phrases.append(f"Il manque\u202f: {libelle_of('accompagnement', choix.manque)}")
    if choix.verifiees:
        phrases.append("Vérifiées par leur auteur seulement")
    return [*phrases, f"Recherche\u202f: {choix.recherche}"] if choix.recherche else phrases
