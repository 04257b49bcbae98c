"""Reports that an import left with gaps: one after the other, or the same answer for several at once."""

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
    """One's own reports with gaps, newest first; each says which in ``a_completer``."""
    return rechercher(session, acteur=acteur, filtre=FiltreActivites(a_completer=True), taille=MAXIMUM).lignes


def champs_en_commun(resumes: Sequence[Resume]) -> list[str]:
    """The gaps that one answer can fill in all of these: a duration, or a choice of the vocabulary."""
    if not resumes or len({resume.formulaire for resume in resumes}) > 1:
        return []
    offerts = {DUREE, *VOCABULAIRES[resumes[0].formulaire]}
    return [
        champ
        for champ in resumes[0].a_completer
        if champ in offerts and all(champ in resume.a_completer for resume in resumes)
    ]


def completer_plusieurs(
    session: Session, *, acteur: Acteur, formulaire: str, cra_ids: Sequence[UUID], champ: str, valeur: Any
) -> int:
    """Give the same answer to the same gap of several of one's own reports, all or none; how many.

    What else an import left incomplete stays to complete. Raises ``SaisieInvalide``, ``Introuvable``,
    ``AccesRefuse``.
    """
    for cra_id in cra_ids:
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
    return len(cra_ids)
