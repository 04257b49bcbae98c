"""Perimeters as people write them: ``national``, ``region:84``, ``structure:ID``… (ids are external ids)."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TypeVar, assert_never
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.analytics.coordinateurs import coordonne_ou_a_coordonne
from coop_data.analytics.statistique import Domaine
from coop_data.domain import territoires
from coop_data.domain.perimetre import (
    Departement,
    National,
    Perimetre,
    Region,
    UnConseiller,
    UneEquipe,
    UneStructure,
)
from coop_data.domain.territoires import find_departement, find_region
from coop_data.errors import Introuvable, PerimetreInvalide
from coop_data.models import Conseiller, Structure

NATIONAL = "national"
FORMES = (
    "national, region:84, departement:69, structure:ID, conseiller:ID, coordinateur:ID, equipe:ID ou "
    "membre:ID-DU-COORDINATEUR:ID"
)


def _region(_session: Session, code: str) -> Perimetre | None:
    return Region(code) if find_region(code) else None


def _departement(_session: Session, code: str) -> Perimetre | None:
    return Departement(code) if find_departement(code) else None


def _structure(session: Session, code: str) -> Perimetre | None:
    identifiant = session.exec(select(Structure.id).where(col(Structure.id_externe) == code)).first()
    return UneStructure(identifiant) if identifiant else None


def _personne(session: Session, code: str) -> UUID | None:
    return session.exec(select(Conseiller.id).where(col(Conseiller.id_externe) == code)).first()


def _conseiller(session: Session, code: str) -> Perimetre | None:
    identifiant = _personne(session, code)
    return UnConseiller(identifiant) if identifiant else None


def _qui_coordonne(session: Session, code: str) -> UUID | None:
    identifiant = _personne(session, code)
    return identifiant if identifiant and coordonne_ou_a_coordonne(session, identifiant) else None


def _coordinateur(session: Session, code: str) -> Perimetre | None:
    identifiant = _qui_coordonne(session, code)
    return UnConseiller(identifiant) if identifiant else None


def _equipe(session: Session, code: str) -> Perimetre | None:
    identifiant = _qui_coordonne(session, code)
    return UneEquipe(identifiant) if identifiant else None


def _membre(session: Session, code: str) -> Perimetre | None:
    """``COORDINATEUR:MEMBRE``: one member's time in a team; nothing else of theirs is counted."""
    coordinateur, _, membre = code.partition(":")
    coordinateur_id, membre_id = _qui_coordonne(session, coordinateur), _personne(session, membre)
    return UneEquipe(coordinateur_id, membre_id) if coordinateur_id and membre_id else None


@dataclass(frozen=True, slots=True)
class Genre:
    """A kind of perimeter: the message when it is not found, how it is found, the domains it suits."""

    inconnu: str
    chercher: Callable[[Session, str], Perimetre | None]
    domaines: tuple[Domaine, ...] = tuple(Domaine)


GENRES: Mapping[str, Genre] = {
    "region": Genre("Aucune région n’a le code", _region),
    "departement": Genre("Aucun département n’a le code", _departement),
    "structure": Genre("Aucune structure n’a l’identifiant", _structure),
    "conseiller": Genre("Aucun conseiller n’a l’identifiant", _conseiller, (Domaine.ACCOMPAGNEMENT,)),
    "coordinateur": Genre("Aucun coordinateur n’a l’identifiant", _coordinateur, (Domaine.COORDINATION,)),
    "equipe": Genre("Aucun coordinateur n’a l’identifiant", _equipe),
    "membre": Genre("Aucune équipe n’a ce membre", _membre),
}


def perimetre_of(session: Session, texte: str, *, domaine: Domaine) -> Perimetre:
    """Read a perimeter of a domain.

    Raises ``PerimetreInvalide`` when it is malformed or does not suit the domain, ``Introuvable`` when no
    territory, structure or person bears the code, or when the person never coordinated anything.
    """
    if texte == NATIONAL:
        return National()
    nom, _, code = texte.partition(":")
    genre = GENRES.get(nom)
    if genre is None or not code:
        raise PerimetreInvalide(f"« {texte} » n’est pas un périmètre (attendu : {FORMES}).")
    if domaine not in genre.domaines:
        raise PerimetreInvalide(f"Le périmètre « {nom} » ne convient pas au domaine « {domaine} ».")
    perimetre = genre.chercher(session, code)
    if perimetre is None:
        raise Introuvable(f"{genre.inconnu} « {code} ».")
    return perimetre


def domaines_of(texte: str) -> tuple[Domaine, ...]:
    """The domains that suit a perimeter as written."""
    genre = GENRES.get(texte.partition(":")[0])
    return genre.domaines if genre else tuple(Domaine)


def texte_du_perimetre(session: Session, perimetre: Perimetre, *, domaine: Domaine) -> str:
    """A perimeter as people write it: what ``perimetre_of`` reads. The structure of ``UnConseiller`` is not
    part of it. Raises ``Introuvable`` when what it names is gone.
    """
    match perimetre:
        case National():
            return NATIONAL
        case Region(code):
            return f"region:{code}"
        case Departement(code):
            return f"departement:{code}"
        case UneStructure(structure_id):
            return f"structure:{_lire(session, Structure, structure_id).id_externe}"
        case UnConseiller(conseiller_id, _):
            genre = "conseiller" if domaine is Domaine.ACCOMPAGNEMENT else "coordinateur"
            return f"{genre}:{_lire(session, Conseiller, conseiller_id).id_externe}"
        case UneEquipe(coordinateur_id, membre_id):
            coordinateur = _lire(session, Conseiller, coordinateur_id).id_externe
            if membre_id is None:
                return f"equipe:{coordinateur}"
            return f"membre:{coordinateur}:{_lire(session, Conseiller, membre_id).id_externe}"
        case _:
            assert_never(perimetre)


def libelle_du_perimetre(session: Session, perimetre: Perimetre) -> str:
    """The name of a perimeter, for titles and files. Raises ``Introuvable`` when what it names is gone."""
    match perimetre:
        case National():
            return "France entière"
        case Region(code):
            return _nom(find_region(code), code)
        case Departement(code):
            return _nom(find_departement(code), code)
        case UneStructure(structure_id):
            return _lire(session, Structure, structure_id).nom
        case UnConseiller(conseiller_id, structure_id):
            nom = _lire(session, Conseiller, conseiller_id).nom_complet
            return f"{nom} – {_lire(session, Structure, structure_id).nom}" if structure_id else nom
        case UneEquipe(coordinateur_id, membre_id):
            equipe = f"Équipe de {_lire(session, Conseiller, coordinateur_id).nom_complet}"
            if membre_id is None:
                return equipe
            return f"{_lire(session, Conseiller, membre_id).nom_complet} – {equipe}"
        case _:
            assert_never(perimetre)


def _nom(territoire: territoires.Region | territoires.Departement | None, code: str) -> str:
    if territoire is None:
        raise Introuvable(f"Aucun territoire n’a le code « {code} ».")
    return territoire.nom


T = TypeVar("T", Structure, Conseiller)


def _lire(session: Session, modele: type[T], identifiant: UUID) -> T:
    trouve = session.get(modele, identifiant)
    if trouve is None:
        raise Introuvable("Cette personne ou cette structure n’existe plus.")
    return trouve
