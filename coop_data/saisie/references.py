"""Checking what a form refers to, which must exist and be allowed: commune, tags, évènement, structure."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.domain.champs import STRUCTURE_A_CHOISIR
from coop_data.domain.coordination import TypeActivite
from coop_data.errors import SaisieInvalide
from coop_data.models import ActiviteCoordination, Commune
from coop_data.saisie.postes import a_choisir, structure_retenue, structures_en_poste
from coop_data.saisie.registres import Cra
from coop_data.saisie.regles import verifier
from coop_data.saisie.schemas import PartenariatCreate, Saisie, formulaire_of
from coop_data.saisie.verification import ordre_des_champs
from coop_data.tags import tags_admis

TAG_INDISPONIBLE: Final = "Un de ces tags n’existe plus ou ne vous est pas accessible : retirez-le."
EVENEMENT_INCONNU: Final = "Veuillez choisir un de vos évènements."


@dataclass(frozen=True, slots=True)
class Existant:
    """The references of the record being modified: they may stay, even if they can no longer be chosen.

    ``lacunes``: fields that an import left incomplete, and that may stay so.
    """

    cra: Cra
    tags: frozenset[UUID]
    lacunes: frozenset[str] = frozenset()


def verifier_tout(
    session: Session,
    *,
    acteur: Acteur,
    auteur_id: UUID,
    saisie: Saisie,
    structure_id: UUID | None,
    existant: Existant | None = None,
    historique: bool = False,
) -> UUID | None:
    """Check every rule and every reference at once; return the structure of the activity, if any.

    Raises ``SaisieInvalide`` with all the faults, in the order of the form.
    """
    lacunes = existant.lacunes if existant else frozenset()
    refus = verifier(saisie, aujourdhui=acteur.aujourdhui(), historique=historique)
    erreurs = {champ: message for champ, message in refus.items() if champ.split(".")[0] not in lacunes}
    for champ, message in _references(session, acteur, saisie, existant):
        erreurs.setdefault(champ, message)
    structure = existant.cra.structure_id if existant else None
    resolue = existant is None or existant.cra.date != saisie.date or structure_id is not None
    if saisie.date is not None and resolue:
        structures = structures_en_poste(session, conseiller_id=auteur_id, jour=saisie.date)
        if a_choisir(structures, structure_id):
            erreurs["structure_id"] = STRUCTURE_A_CHOISIR
        structure = structure_retenue(structures, structure_id)
    if erreurs:
        raise SaisieInvalide(_dans_l_ordre(saisie, erreurs))
    return structure


def _references(
    session: Session, acteur: Acteur, saisie: Saisie, existant: Existant | None
) -> Iterable[tuple[str, str]]:
    code_commune = getattr(saisie, "code_commune", None)
    if code_commune and session.get(Commune, code_commune) is None:
        yield "code_commune", formulaire_of(saisie).champ("code_commune").messages["invalide"]
    attaches = existant.tags if existant else frozenset()
    if set(saisie.tags) - tags_admis(session, acteur=acteur, tag_ids=saisie.tags, attaches=attaches):
        yield "tags", TAG_INDISPONIBLE
    if isinstance(saisie, PartenariatCreate) and not _evenement_admis(session, acteur, saisie, existant):
        yield "evenement_id", EVENEMENT_INCONNU


def _evenement_admis(
    session: Session, acteur: Acteur, saisie: PartenariatCreate, existant: Existant | None
) -> bool:
    deja: Any = getattr(existant.cra, "evenement_id", None) if existant else None
    if saisie.evenement_id is None or saisie.evenement_id == deja:
        return True
    requete = select(ActiviteCoordination.id).where(
        ActiviteCoordination.id == saisie.evenement_id,
        ActiviteCoordination.type == TypeActivite.EVENEMENT,
        ActiviteCoordination.coordinateur_id == acteur.conseiller_id,
        col(ActiviteCoordination.supprime_le).is_(None),
    )
    return session.exec(requete).first() is not None


def _dans_l_ordre(saisie: Saisie, erreurs: dict[str, str]) -> dict[str, str]:
    ordre = ordre_des_champs(formulaire_of(saisie))
    return dict(
        sorted(erreurs.items(), key=lambda erreur: ordre.get(erreur[0].split(".")[0], len(ordre))),
    )
