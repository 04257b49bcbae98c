"""The structures and the people that a selection of reports may be narrowed to."""

from collections.abc import Mapping
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session

from coop_data.analytics.qualite_lecture import Selection
from coop_data.analytics.sources import SOURCES, TABLES
from coop_data.domain.texte import plier


@dataclass(frozen=True, slots=True)
class Offre:
    """A value of a filter: what it narrows to, and its name."""

    id: UUID
    nom: str


@dataclass(frozen=True, slots=True)
class Offres:
    """By external identifier, in the order of names."""

    structures: Mapping[str, Offre]
    personnes: Mapping[str, Offre]


def lire_offres(session: Session, selection: Selection) -> Offres:
    """The employers and the authors of the reports selected."""
    structure, conseiller = TABLES["structure"], TABLES["conseiller"]
    structures: dict[str, Offre] = {}
    personnes: dict[str, Offre] = {}
    for domaine in selection.domaines:
        source = SOURCES[domaine]
        for lues, fiche, nom, colonne in (
            (structures, structure, structure.c.nom, source.faits.c.structure_id),
            (personnes, conseiller, conseiller.c.prenom + " " + conseiller.c.nom, source.personne),
        ):
            presents = select(colonne).where(*selection.conditions(domaine))
            statement = select(fiche.c.id_externe, fiche.c.id, nom).where(fiche.c.id.in_(presents))
            for code, identifiant, dit in session.execute(statement):
                lues[code] = Offre(identifiant, dit)
    return Offres(_par_nom(structures), _par_nom(personnes))


def _par_nom(offres: Mapping[str, Offre]) -> dict[str, Offre]:
    return dict(sorted(offres.items(), key=lambda offre: (plier(offre[1].nom), offre[0])))
