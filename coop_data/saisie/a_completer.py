"""Reports that an import left with gaps: completed one by one, or several at once with the same answer."""

from collections.abc import Sequence
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.errors import SaisieInvalide
from coop_data.saisie.activites import FiltreActivites, rechercher
from coop_data.saisie.cra import modifier, saisie_of
from coop_data.saisie.resumes import Resume
from coop_data.saisie.schemas import lire_saisie
from coop_data.saisie.vocabulaires import VOCABULAIRES

DUREE: Final = "duree_minutes"
MAXIMUM: Final = 1_000


def lister_a_completer(session: Session, *, acteur: Acteur) -> list[Resume]:
    """One's own reports with gaps, newest first; ``a_completer`` names the gaps of each."""
    return rechercher(session, acteur=acteur, filtre=FiltreActivites(a_completer=True), taille=MAXIMUM).lignes


def champs_en_commun(resumes: Sequence[Resume]) -> list[str]:
    """The gaps that one answer can fill in all these reports, even of different types: a duration, or a choice in
    a vocabulary that they share.
    """
    if not resumes:
        return []
    formulaires = {resume.formulaire for resume in resumes}
    return [
        champ
        for champ in resumes[0].a_completer
        if all(champ in resume.a_completer for resume in resumes) and _meme_reponse(champ, formulaires)
    ]


def _meme_reponse(champ: str, formulaires: set[str]) -> bool:
    """True when the question takes the same answers in all of these forms."""
    vocabulaires = {VOCABULAIRES[formulaire].get(champ) for formulaire in formulaires}
    return champ == DUREE or (len(vocabulaires) == 1 and None not in vocabulaires)


def completer_plusieurs(
    session: Session, *, acteur: Acteur, choix: Sequence[tuple[str, UUID]], champ: str, valeur: Any
) -> int:
    """Give the same answer to the same gap of several of one's own reports (``choix``: form and identifier). All
    or nothing. Returns the number of reports.

    Other gaps stay to complete. Raises ``SaisieInvalide``, ``Introuvable``, ``AccesRefuse``.
    """
    for formulaire, cra_id in choix:
        saisie, version = saisie_of(session, acteur=acteur, formulaire=formulaire, cra_id=cra_id)
        if champ not in type(saisie).model_fields:
            raise SaisieInvalide({champ: "Cette question n’existe pas dans ce formulaire."})
        complete = lire_saisie(formulaire, saisie.model_dump() | {champ: valeur})
        modifier(
            session,
            acteur=acteur,
            formulaire=formulaire,
            cra_id=cra_id,
            version=version,
            saisie=complete,
            lacunes_admises=True,
        )
    return len(choix)
