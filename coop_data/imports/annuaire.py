"""The people, structures and communes that a file may name, read once per import rather than once per row."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.domain.periode import couvre
from coop_data.models import Commune, Conseiller, Poste, Structure


@dataclass(frozen=True, slots=True)
class PosteConnu:
    """A conseiller in a structure; both days are included, and there is no last day while it lasts."""

    structure_id: UUID
    date_debut: date
    date_fin: date | None

    def couvre(self, jour: date) -> bool:
        """True on the days in post."""
        return couvre(self.date_debut, self.date_fin, jour)


@dataclass(frozen=True)
class Annuaire:
    """External identifiers and the rows they stand for."""

    conseillers: dict[str, UUID]
    coordinateurs: frozenset[str]
    emails: dict[str, list[UUID]]
    structures: dict[str, UUID]
    communes: frozenset[str]
    postes: dict[UUID, list[PosteConnu]] = field(repr=False)

    def structure_at(self, conseiller_id: UUID, jour: date) -> UUID | None:
        """The structure of the poste that covers a day, the one that began last; ``None`` outside any poste."""
        couvrants = [poste for poste in self.postes.get(conseiller_id, ()) if poste.couvre(jour)]
        return max(couvrants, key=lambda poste: poste.date_debut).structure_id if couvrants else None

    def est_en_poste(self, conseiller_id: UUID, structure_id: UUID, jour: date) -> bool:
        """True when a poste in that structure covers that day."""
        return any(
            poste.structure_id == structure_id and poste.couvre(jour)
            for poste in self.postes.get(conseiller_id, ())
        )


def lire_annuaire(session: Session) -> Annuaire:
    """Read the referential."""
    postes: dict[UUID, list[PosteConnu]] = defaultdict(list)
    for poste in session.exec(select(Poste).order_by(col(Poste.date_debut), col(Poste.structure_id))):
        postes[poste.conseiller_id].append(PosteConnu(poste.structure_id, poste.date_debut, poste.date_fin))
    emails: dict[str, list[UUID]] = defaultdict(list)
    personnes = session.exec(
        select(Conseiller.id_externe, Conseiller.id, Conseiller.email, Conseiller.est_coordinateur)
    ).all()
    for _, id_, email, _ in personnes:
        if email:
            emails[email.casefold()].append(id_)
    return Annuaire(
        conseillers={externe: id_ for externe, id_, _, _ in personnes},
        coordinateurs=frozenset(externe for externe, _, _, coordinateur in personnes if coordinateur),
        emails=dict(emails),
        structures=dict(session.exec(select(Structure.id_externe, Structure.id)).all()),
        communes=frozenset(session.exec(select(Commune.code))),
        postes=postes,
    )
