"""Lines of the journal, filtered, by pages."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from typing import Any
from uuid import UUID
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, func, or_
from sqlmodel import Session, col, select

from coop_data.acces.acteur import SYSTEME, Acteur
from coop_data.acces.capacites import Action, Objet, verifier_droit
from coop_data.annuaire.noms import noms_of
from coop_data.auth import comptes
from coop_data.domain.texte import plier
from coop_data.models import Journal


@dataclass(frozen=True, slots=True)
class Filtre:
    """A search; an empty field filters nothing. Days are in the reader's time zone, both included."""

    objet: str = ""
    action: str = ""
    personne: str = ""
    objet_id: str = ""
    du: date | None = None
    au: date | None = None


@dataclass(frozen=True, slots=True)
class PageJournal:
    """Some lines, the latest first, with the names of the objects that they mention; ``total`` counts all lines
    found.
    """

    lignes: list[Journal]
    total: int
    noms: dict[str, str]


def lire(session: Session, *, acteur: Acteur, filtre: Filtre, page: int, taille: int) -> PageJournal:
    """One page of the journal. Raises ``AccesRefuse``."""
    verifier_droit(acteur, Action.LIRE, Objet.JOURNAL)
    conditions = list(_conditions(session, acteur, filtre))
    total = session.exec(select(func.count()).select_from(Journal).where(*conditions)).one()
    page = min(page, max(1, -(-total // taille)))
    requete = select(Journal).where(*conditions).order_by(col(Journal.id).desc())
    lignes = list(session.exec(requete.offset((page - 1) * taille).limit(taille)))
    return PageJournal(lignes, total, noms_of(session, {cle for ligne in lignes for cle in _cles(ligne)}))


def _conditions(session: Session, acteur: Acteur, filtre: Filtre) -> Iterator[ColumnElement[bool]]:
    for colonne, valeur in (
        (Journal.objet, filtre.objet),
        (Journal.action, filtre.action),
        (Journal.objet_id, filtre.objet_id),
    ):
        if valeur:
            yield col(colonne) == valeur
    if filtre.du:
        yield col(Journal.instant) >= _minuit(filtre.du, acteur.fuseau)
    if filtre.au:
        yield col(Journal.instant) < _minuit(filtre.au + timedelta(days=1), acteur.fuseau)
    if filtre.personne:
        yield _par(session, acteur, filtre.personne)


def _par(session: Session, acteur: Acteur, texte: str) -> ColumnElement[bool]:
    """The condition on the author: an account found by name or address, or the command line."""
    trouves = [compte.id for compte in comptes.lister(session, acteur=acteur, recherche=texte)]
    par_compte = col(Journal.utilisateur_id).in_(trouves)
    if plier(texte) in plier(SYSTEME.nom):
        return or_(par_compte, col(Journal.auteur) == SYSTEME.nom)
    return par_compte


def _minuit(jour: date, fuseau: ZoneInfo) -> datetime:
    return datetime.combine(jour, time.min, tzinfo=fuseau).astimezone(UTC)


def _cles(ligne: Journal) -> Iterator[UUID]:
    """The identifiers that a line mentions: its object's, and those among its values."""
    valeurs: list[Any] = [ligne.objet_id, *(ligne.avant or {}).values(), *(ligne.apres or {}).values()]
    for valeur in valeurs:
        try:
            yield UUID(valeur)
        except (ValueError, TypeError, AttributeError):
            continue
