"""Rights of import, and finding the authors of the activities of a file."""

from collections.abc import Mapping
from types import MappingProxyType
from typing import Final
from uuid import UUID

from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Cible, Objet, Portee, portees, verifier_droit
from coop_data.errors import AccesRefuse, ErreurUtilisateur, PerimetreInvalide
from coop_data.imports.annuaire import Annuaire
from coop_data.imports.chantier import Auteurs
from coop_data.imports.equipe import lire_equipe
from coop_data.imports.reconnaissance import Auteur

ACTIVITES: Final[Mapping[str, Objet]] = MappingProxyType(
    {"accompagnements": Objet.ACCOMPAGNEMENT, "coordination": Objet.COORDINATION}
)
"""The kinds of files that people may import for themselves: the activities they may log."""
A_DONNER: Final = {
    Auteur.UN_CONSEILLER: (
        "conseiller",
        "Ce fichier ne dit pas de qui il est : donnez l’adresse électronique du conseiller "
        "(« --conseiller EMAIL »).",
    ),
    Auteur.UN_COORDINATEUR: (
        "coordinateur",
        "Ce fichier ne dit pas de qui il est : donnez l’adresse électronique du coordinateur "
        "(« --coordinateur EMAIL »).",
    ),
    Auteur.UNE_EQUIPE: (
        "coordinateur",
        "Ce classeur nomme les membres d’une équipe : donnez l’adresse électronique du coordinateur qui l’a "
        "exporté (« --coordinateur EMAIL »).",
    ),
}
DE_TROP: Final = "Ce fichier ne se complète pas par l’adresse d’un {role} : {raison}."
RAISONS: Final = {
    Auteur.NOMME: "chaque ligne nomme son auteur",
    Auteur.UN_CONSEILLER: "c’est l’export d’un conseiller",
    Auteur.UN_COORDINATEUR: "c’est l’export d’un coordinateur",
    Auteur.UNE_EQUIPE: "c’est l’export d’une équipe",
}
PAS_LES_AUTRES: Final = (
    "Cet export contient les activités de toute une équipe : chacun importe les siennes, ou un administrateur "
    "importe le fichier entier."
)


def verifier_import(acteur: Acteur, genre: str) -> bool:
    """Raise ``AccesRefuse`` unless the account may import this kind of file; True when they may import only their
    own activities.
    """
    if Portee.TOUS in portees(acteur, Action.CREER, Objet.IMPORT):
        return False
    moi = Cible(conseiller_id=acteur.conseiller_id)
    verifier_droit(acteur, Action.CREER, Objet.IMPORT, moi)
    if genre not in ACTIVITES:
        raise AccesRefuse("Votre compte ne permet d’importer que vos propres activités.")
    verifier_droit(acteur, Action.CREER, ACTIVITES[genre], moi)
    return True


def trouver_auteurs(
    session: Session,
    annuaire: Annuaire,
    auteur: Auteur,
    *,
    acteur: Acteur,
    lui_seul: bool,
    conseiller: str | None,
    coordinateur: str | None,
) -> Auteurs:
    """The authors of the rows, from the addresses given beside the file.

    People who import for themselves give no address: they are the author. Raises ``PerimetreInvalide`` when an
    address is missing or has no use, ``ErreurUtilisateur`` when it is nobody's, ``AccesRefuse`` for a team's
    export.
    """
    if lui_seul:
        if auteur is Auteur.UNE_EQUIPE:
            raise AccesRefuse(PAS_LES_AUTRES)
        return Auteurs(auteur_id=acteur.conseiller_id, lui_seul=acteur.conseiller_id)
    adresses = {"conseiller": conseiller, "coordinateur": coordinateur}
    role, message = A_DONNER.get(auteur, ("", ""))
    for autre, adresse in adresses.items():
        if adresse and autre != role:
            raise PerimetreInvalide(DE_TROP.format(role=autre, raison=RAISONS[auteur]))
    if not role:
        return Auteurs()
    if not adresses[role]:
        raise PerimetreInvalide(message)
    personne_id = _personne(annuaire, str(adresses[role]))
    if auteur is Auteur.UNE_EQUIPE:
        return Auteurs(equipe=lire_equipe(session, personne_id))
    return Auteurs(auteur_id=personne_id)


def _personne(annuaire: Annuaire, email: str) -> UUID:
    personnes = annuaire.emails.get(email.strip().casefold(), [])
    if not personnes:
        raise ErreurUtilisateur(f"Aucun conseiller n’a l’adresse « {email} ».")
    if len(personnes) > 1:
        raise ErreurUtilisateur(f"Plusieurs conseillers ont l’adresse « {email} » : corrigez leurs fiches.")
    return personnes[0]
