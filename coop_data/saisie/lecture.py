"""Reading reports: in detail, as the form to modify, as a copy to start from."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Cible, peut
from coop_data.domain.tags import PorteeTag
from coop_data.models import Commune, Conseiller, Structure
from coop_data.saisie.acces import charger_le_mien, charger_pour_lire
from coop_data.saisie.contenu import LIENS, partenaire_of, saisie_of_cra
from coop_data.saisie.liens import partenaires_des
from coop_data.saisie.registres import REGISTRES, Cra, Registre, formulaire_du, registre_of
from coop_data.saisie.schemas import AccompagnementCreate, PartenaireCreate, PartenariatCreate, Saisie
from coop_data.tags import tags_admis, tags_du_cra, tags_lisibles

VIE: Final = ("id_externe", "structure_id", "origine", "a_completer", "version", "cree_le", "modifie_le")
"""Columns that a detail has besides the fields of the form."""


@dataclass(frozen=True, slots=True)
class TagVu:
    """A tag on a report."""

    id: UUID
    nom: str
    portee: PorteeTag


@dataclass(frozen=True, slots=True)
class Detail:
    """A report as it may be read; notes and personal tags are there for its author only."""

    formulaire: str
    id: UUID
    champs: dict[str, Any]
    partenaires: tuple[PartenaireCreate, ...]
    tags: tuple[TagVu, ...]
    auteur: str
    auteur_id: UUID
    auteur_id_externe: str
    structure: str | None
    structure_id_externe: str | None
    commune: str | None
    peut_modifier: bool


def lire(session: Session, *, acteur: Acteur, formulaire: str, cra_id: UUID) -> Detail:
    """One report. Raises ``Introuvable`` when it does not exist, or when the acteur may not read it."""
    registre = registre_of(formulaire)
    cra = charger_pour_lire(session, acteur=acteur, registre=registre, cra_id=cra_id)
    return details(session, acteur=acteur, registre=registre, cras=[cra])[0]


def details(session: Session, *, acteur: Acteur, registre: Registre, cras: Sequence[Cra]) -> list[Detail]:
    """Details of reports of one table, in the order given; the caller has checked the right to read them."""
    identifiants = [cra.id for cra in cras]
    tags = tags_du_cra(session, lien=registre.lien, cra_ids=identifiants)
    partenaires = partenaires_des(session, identifiants)
    personnes = _par_id(session, Conseiller, (registre.auteur_of(cra) for cra in cras))
    structures = _par_id(session, Structure, (cra.structure_id for cra in cras))
    codes = {getattr(cra, "code_commune", None) for cra in cras} - {None}
    communes = {
        commune.code: commune.nom for commune in session.exec(select(Commune).where(col(Commune.code).in_(codes)))
    }
    lisibles = tags_lisibles(session, acteur=acteur, tags=[tag for siens in tags.values() for tag in siens])
    vus = []
    for cra in cras:
        auteur, structure = personnes[registre.auteur_of(cra)], structures.get(cra.structure_id)
        a_moi = auteur.id == acteur.conseiller_id
        vus.append(
            Detail(
                formulaire=formulaire_du(cra),
                id=cra.id,
                champs=_champs(cra, avec_notes=a_moi),
                partenaires=tuple(partenaire_of(ligne) for ligne in partenaires[cra.id]),
                tags=tuple(
                    TagVu(tag.id, tag.nom, tag.portee) for tag in tags[cra.id] if a_moi or tag.id in lisibles
                ),
                auteur=auteur.nom_complet,
                auteur_id=auteur.id,
                auteur_id_externe=auteur.id_externe,
                structure=structure.nom if structure else None,
                structure_id_externe=structure.id_externe if structure else None,
                commune=communes.get(getattr(cra, "code_commune", None) or ""),
                peut_modifier=a_moi
                and peut(acteur, Action.MODIFIER, registre.objet, Cible(conseiller_id=auteur.id)),
            )
        )
    return vus


def saisie_of(session: Session, *, acteur: Acteur, formulaire: str, cra_id: UUID) -> tuple[Saisie, int]:
    """One's own report as its form, and its version. Raises ``Introuvable``, ``AccesRefuse``."""
    registre = registre_of(formulaire)
    cra = charger_le_mien(session, acteur=acteur, action=Action.MODIFIER, registre=registre, cra_id=cra_id)
    tags = [tag.id for tag in tags_du_cra(session, lien=registre.lien, cra_ids=[cra.id])[cra.id]]
    partenaires = partenaires_des(session, [cra.id])[cra.id]
    return saisie_of_cra(registre, cra, tags=tags, partenaires=partenaires), cra.version


def formulaire_de(session: Session, *, acteur: Acteur, cra_id: UUID) -> str | None:
    """The present form of one's own live report; ``None`` when there is no such report."""
    for registre in (REGISTRES["accompagnement"], REGISTRES["animation"]):
        requete = select(registre.modele).where(
            registre.modele.id == cra_id,
            registre.colonne_auteur == acteur.conseiller_id,
            col(registre.modele.supprime_le).is_(None),
        )
        if cra := session.exec(requete).first():
            return formulaire_du(cra)
    return None


def copie_of(session: Session, *, acteur: Acteur, formulaire: str, cra_id: UUID, aujourdhui: date) -> Saisie:
    """One's own report as a new form: today's date, no notes, no link, only tags that may still be put.

    Raises ``Introuvable``, ``AccesRefuse``.
    """
    saisie, _ = saisie_of(session, acteur=acteur, formulaire=formulaire, cra_id=cra_id)
    admis = tags_admis(session, acteur=acteur, tag_ids=saisie.tags)
    propre: dict[str, Any] = {
        "date": aujourdhui,
        "notes": None,
        "tags": [tag for tag in saisie.tags if tag in admis],
    }
    if isinstance(saisie, AccompagnementCreate):
        propre["classe_duree"] = None
    if isinstance(saisie, PartenariatCreate):
        propre["evenement_id"] = None
    return saisie.model_copy(update=propre)


def _champs(cra: Cra, *, avec_notes: bool) -> dict[str, Any]:
    codes = [*registre_of(formulaire_du(cra)).schema.model_fields, *VIE]
    champs = {champ: getattr(cra, champ) for champ in codes if champ not in LIENS}
    return champs if avec_notes else champs | {"notes": None}


def _par_id(session: Session, modele: Any, identifiants: Iterable[UUID | None]) -> dict[UUID | None, Any]:
    voulus = set(identifiants) - {None}
    return {ligne.id: ligne for ligne in session.exec(select(modele).where(modele.id.in_(voulus)))}
