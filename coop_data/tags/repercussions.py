"""The effects of a change of tags on the reports that carry them: links, versions, facts, drafts."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Any
from uuid import UUID

from sqlalchemy import String, cast
from sqlmodel import Session, col, select

from coop_data.faits.projection import LOT, projeter_accompagnements, projeter_coordination
from coop_data.models import (
    Accompagnement,
    AccompagnementTag,
    ActiviteCoordination,
    Brouillon,
    CoordinationTag,
    ModeleCra,
    VueEnregistree,
)


@dataclass(frozen=True, slots=True)
class Genre:
    """One kind of report: its table, its links to tags and their column naming the report, its facts."""

    cra: type[Any]
    lien: type[Any]
    cle: str
    projeter: Callable[[Session, Iterable[Any]], None]

    @property
    def colonne(self) -> Any:
        """The column of the links that names the report."""
        return getattr(self.lien, self.cle)


GENRES: Mapping[str, Genre] = {
    "accompagnement": Genre(Accompagnement, AccompagnementTag, "accompagnement_id", projeter_accompagnements),
    "coordination": Genre(ActiviteCoordination, CoordinationTag, "activite_id", projeter_coordination),
}
"""Domain → its kind of report."""

GARDES: tuple[tuple[type[Any], str], ...] = (
    (Brouillon, "contenu"),
    (ModeleCra, "contenu"),
    (VueEnregistree, "parametres"),
)
"""What people keep for later, in which a tag may be named."""


def cra_ids_du_tag(session: Session, genre: Genre, tag_id: UUID) -> list[UUID]:
    """Every report linked to the tag, those of the corbeille included."""
    return list(session.exec(select(genre.colonne).where(genre.lien.tag_id == tag_id).order_by(genre.colonne)))


def lots_de_cras(session: Session, genre: Genre, cra_ids: Iterable[UUID]) -> Iterator[Sequence[Any]]:
    """These reports, a group at a time, locked until the end of the transaction."""
    restants = iter(cra_ids)
    while lot := list(islice(restants, LOT)):
        requete = select(genre.cra).where(genre.cra.id.in_(lot)).order_by(genre.cra.id)
        yield session.exec(requete.with_for_update().execution_options(populate_existing=True)).all()


def reprojeter(session: Session, tag_id: UUID) -> None:
    """Bring up to date the facts of every report that carries the tag."""
    for genre in GENRES.values():
        for lot in lots_de_cras(session, genre, cra_ids_du_tag(session, genre, tag_id)):
            genre.projeter(session, lot)


def remplacer_dans_les_gardes(session: Session, *, ancien: UUID, nouveau: UUID) -> None:
    """In drafts, templates and saved views, replace a tag by another, so that none names a lost tag."""
    for modele, champ in GARDES:
        colonne = getattr(modele, champ)
        requete = select(modele).where(cast(col(colonne), String).contains(str(ancien)))
        for garde in session.exec(requete):
            setattr(garde, champ, _remplacer(getattr(garde, champ), str(ancien), str(nouveau)))


def _remplacer(valeur: Any, ancien: str, nouveau: str) -> Any:
    if isinstance(valeur, dict):
        return {cle: _remplacer(sienne, ancien, nouveau) for cle, sienne in valeur.items()}
    if isinstance(valeur, list):
        return list(dict.fromkeys(_remplacer(sienne, ancien, nouveau) for sienne in valeur))
    return nouveau if valeur == ancien else valeur
