"""Proposals of a form drawn from the person's own past, and the search for a commune."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Final

from sqlalchemy import case, func
from sqlmodel import Session, col, or_, select

from coop_data.acces.acteur import Acteur
from coop_data.domain.accompagnement import DUREES_PROPOSEES, TypeLieu
from coop_data.domain.coordination import TypePartenaire
from coop_data.domain.texte import plier
from coop_data.models import Accompagnement, ActiviteCoordination, Commune, Departement, StructurePartenaire
from coop_data.saisie.registres import registre_of

LIEUX_PROPOSES: Final = 10
DUREES_PROPRES: Final = 10
FREQUENCE: Final = 5
"""One's own duration is proposed when used more than that many times (La Coop)."""
_MOTS: Final = re.compile(r"[^a-z0-9]+")
_ABREGES: Final = {"st": "saint", "ste": "sainte"}


@dataclass(frozen=True, slots=True)
class LieuPasse:
    """A place used before; ``libelle`` is the text to show."""

    type_lieu: TypeLieu
    lieu: str | None
    code_commune: str | None
    libelle: str


@dataclass(frozen=True, slots=True)
class CommuneTrouvee:
    """A commune found by its name or one of its postal codes."""

    code: str
    nom: str
    code_postal: str
    departement: str


def partenaires_passes(session: Session, *, acteur: Acteur) -> list[tuple[str, TypePartenaire | None]]:
    """Partners of one's own partenariats with their latest type, once each, latest first."""
    requete = (
        select(StructurePartenaire.nom, StructurePartenaire.nom_plie, StructurePartenaire.type)
        .join(ActiviteCoordination, col(ActiviteCoordination.id) == StructurePartenaire.activite_id)
        .where(
            ActiviteCoordination.coordinateur_id == acteur.conseiller_id,
            col(ActiviteCoordination.supprime_le).is_(None),
            StructurePartenaire.nom_plie != "",
        )
        .order_by(
            col(ActiviteCoordination.date).desc(),
            col(ActiviteCoordination.cree_le).desc(),
            col(StructurePartenaire.rang),
        )
    )
    passes: dict[str, tuple[str, TypePartenaire | None]] = {}
    for nom, plie, type_partenaire in session.exec(requete):
        passes.setdefault(plie, (nom or "", TypePartenaire(type_partenaire) if type_partenaire else None))
    return list(passes.values())


def derniers_lieux(session: Session, *, acteur: Acteur) -> list[LieuPasse]:
    """Places of one's own accompagnements, the latest used first, at most ten."""
    dernier = func.max(Accompagnement.date).label("dernier")
    requete = (
        select(Accompagnement.type_lieu, Accompagnement.lieu, Accompagnement.code_commune, Commune.nom)
        .join(Commune, col(Commune.code) == Accompagnement.code_commune, isouter=True)
        .where(
            Accompagnement.conseiller_id == acteur.conseiller_id,
            col(Accompagnement.supprime_le).is_(None),
            col(Accompagnement.type_lieu).is_not(None),
        )
        .group_by(
            col(Accompagnement.type_lieu),
            col(Accompagnement.lieu),
            col(Accompagnement.code_commune),
            col(Commune.nom),
        )
        .order_by(dernier.desc(), func.count().desc(), col(Commune.nom), col(Accompagnement.lieu))
        .limit(LIEUX_PROPOSES)
    )
    return [
        _lieu_passe(TypeLieu(type_lieu), lieu, code, commune)
        for type_lieu, lieu, code, commune in session.exec(requete)
        if type_lieu is not None
    ]


def _lieu_passe(type_lieu: TypeLieu, lieu: str | None, code: str | None, commune: str | None) -> LieuPasse:
    morceaux = (type_lieu.libelle, lieu, commune)
    return LieuPasse(type_lieu, lieu, code, " · ".join(morceau for morceau in morceaux if morceau))


def durees_frequentes(session: Session, *, acteur: Acteur, formulaire: str) -> list[int]:
    """One's own durations, in minutes, used more than five times and not proposed to all, shortest first."""
    registre = registre_of(formulaire)
    modele = registre.modele
    requete = (
        select(modele.duree_minutes, func.count())
        .where(
            registre.colonne_auteur == acteur.conseiller_id,
            modele.supprime_le.is_(None),
            modele.duree_minutes.is_not(None),
            *registre.est_du_formulaire(),
        )
        .group_by(modele.duree_minutes)
        .having(func.count() > FREQUENCE)
    )
    usages = Counter({duree: usages for duree, usages in session.exec(requete) if duree not in DUREES_PROPOSEES})
    return sorted(duree for duree, _ in usages.most_common(DUREES_PROPRES))


def nom_de_la_commune(session: Session, *, code: str) -> str:
    """Name of the commune of that code; the code when there is none."""
    commune = session.get(Commune, code)
    return commune.nom if commune else code


def rechercher_communes(session: Session, *, texte: str, limite: int = 20) -> list[CommuneTrouvee]:
    """Communes whose name, a word of it, or the postal code begins with the text.

    The exact name first, then names that begin so, then the most populated.
    """
    mots = _MOTS.sub(" ", plier(texte)).split()
    plie = " ".join(_ABREGES.get(mot, mot) for mot in mots)
    if not plie:
        return []
    nom = func.replace(func.replace(Commune.nom_plie, "-", " "), "'", " ")
    codes = col(Commune.codes_postaux)
    debut = nom.startswith(plie)
    requete = (
        select(Commune, Departement.nom)
        .join(Departement, col(Departement.code) == Commune.departement_code)
        .where(or_(debut, nom.contains(f" {plie}"), codes.startswith(plie), codes.contains(f"|{plie}")))
        .order_by(case((nom == plie, 0), (debut, 1), else_=2), col(Commune.population).desc(), col(Commune.code))
        .limit(limite)
    )
    return [
        CommuneTrouvee(commune.code, commune.nom, _code_postal(commune, plie), departement)
        for commune, departement in session.exec(requete)
    ]


def _code_postal(commune: Commune, cherche: str) -> str:
    """The postal code that was asked for, else the first."""
    codes = commune.codes_postaux.split("|")
    return next((code for code in codes if code.startswith(cherche)), codes[0])
