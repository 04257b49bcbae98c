"""The records as they are stored, read whole: the recount never asks the database to count."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, select

from coop_data.models import (
    Accompagnement,
    AccompagnementTag,
    ActiviteCoordination,
    Commune,
    Conseiller,
    CoordinationTag,
    Departement,
    Equipe,
    Poste,
    Region,
    Structure,
    StructurePartenaire,
    Tag,
)

Cra = Accompagnement | ActiviteCoordination
SANS_TERRITOIRE = ""


@dataclass(frozen=True)
class Registre:
    """Every record that a figure may depend on; deleted reports are already left out."""

    accompagnements: list[Accompagnement]
    activites: list[ActiviteCoordination]
    partenaires: dict[UUID, list[StructurePartenaire]]
    structures: dict[UUID, Structure]
    conseillers: dict[UUID, Conseiller]
    postes: list[Poste]
    equipes: list[Equipe]
    tags: dict[UUID, Tag]
    tags_des_cra: dict[UUID, list[UUID]]
    communes: dict[str, Commune]
    departements: dict[str, Departement]
    regions: dict[str, Region]

    def cras(self, domaine: str) -> list[Accompagnement] | list[ActiviteCoordination]:
        """The reports of a domain."""
        return self.accompagnements if domaine == "accompagnement" else self.activites

    def ville(self, code_commune: str | None) -> Commune | None:
        """The commune of a code, the city for one of its arrondissements."""
        if code_commune is None:
            return None
        commune = self.communes[code_commune]
        return self.communes[commune.commune_mere or commune.code]

    def departement_of(self, cra: Cra, selon: str = "structure") -> str:
        """Code of the territory of a report, empty when it has none."""
        if selon == "lieu":
            commune = cra.code_commune
        else:
            commune = self.structures[cra.structure_id].commune_code if cra.structure_id else None
        return self.communes[commune].departement_code if commune else SANS_TERRITOIRE

    def territoire_of(self, maille: str, departement: str) -> str:
        """Code of the row of a département at this level: a collectivity stands for itself among régions."""
        if maille == "departement" or departement == SANS_TERRITOIRE:
            return departement
        return self.departements[departement].region_code or departement

    def territoires(self, maille: str) -> dict[str, Departement | Region]:
        """Rows of the table of territories, by code as text."""
        if maille == "departement":
            return dict(sorted(self.departements.items()))
        collectivites = {code: d for code, d in self.departements.items() if d.region_code is None}
        return dict(sorted((self.regions | collectivites).items()))

    def en_poste(self, jour: date) -> list[Poste]:
        """Postes that cover a day, both ends included."""
        return [poste for poste in self.postes if poste.date_debut <= jour <= (poste.date_fin or date.max)]

    @property
    def debuts_de_poste(self) -> list[date]:
        """First days of postes, in order."""
        return sorted(poste.date_debut for poste in self.postes)

    @property
    def fins_de_poste(self) -> list[date]:
        """Last days of postes that have one, in order."""
        return sorted(poste.date_fin for poste in self.postes if poste.date_fin)


def auteur_of(cra: Cra) -> UUID:
    """Who made a report."""
    return cra.conseiller_id if isinstance(cra, Accompagnement) else cra.coordinateur_id


def lire(session: Session) -> Registre:
    """Read every record, one table after the other."""

    def tout(modele):
        return list(session.exec(select(modele)).all())

    tags_des_cra: dict[UUID, list[UUID]] = defaultdict(list)
    for lien in tout(AccompagnementTag):
        tags_des_cra[lien.accompagnement_id].append(lien.tag_id)
    for lien in tout(CoordinationTag):
        tags_des_cra[lien.activite_id].append(lien.tag_id)
    partenaires: dict[UUID, list[StructurePartenaire]] = defaultdict(list)
    for partenaire in tout(StructurePartenaire):
        partenaires[partenaire.activite_id].append(partenaire)
    return Registre(
        accompagnements=[cra for cra in tout(Accompagnement) if cra.supprime_le is None],
        activites=[cra for cra in tout(ActiviteCoordination) if cra.supprime_le is None],
        partenaires=partenaires,
        structures={structure.id: structure for structure in tout(Structure)},
        conseillers={conseiller.id: conseiller for conseiller in tout(Conseiller)},
        postes=tout(Poste),
        equipes=tout(Equipe),
        tags={tag.id: tag for tag in tout(Tag)},
        tags_des_cra=tags_des_cra,
        communes={commune.code: commune for commune in tout(Commune)},
        departements={departement.code: departement for departement in tout(Departement)},
        regions={region.code: region for region in tout(Region)},
    )
