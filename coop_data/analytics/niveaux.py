"""The levels around a perimeter: those above it (nation, région…), and what it is made of, one level down."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Objet, Portee, portees
from coop_data.analytics.perimetres import NATIONAL, libelle_du_perimetre, texte_du_perimetre
from coop_data.analytics.personnes import personnes_en_poste
from coop_data.analytics.sources import TABLES
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import (
    Departement,
    National,
    Perimetre,
    Region,
    UnConseiller,
    UneEquipe,
    UneStructure,
)
from coop_data.domain.periode import PREMIER_JOUR, Periode
from coop_data.domain.photographies import Cliche
from coop_data.domain.territoires import DEPARTEMENTS, REGIONS, find_departement, find_region
from coop_data.models import Structure
from coop_data.photographies import Tables, tables_of


@dataclass(frozen=True, slots=True)
class Niveau:
    """A perimeter as its address writes it, and its name. ``ouvert``: the account may open it."""

    texte: str
    nom: str
    ouvert: bool = True

    @property
    def code(self) -> str:
        """Its code in breakdowns."""
        return self.texte.partition(":")[2]


@dataclass(frozen=True, slots=True)
class Enfants:
    """What a perimeter is made of: the breakdown that counts it, its name in singular and plural,
    and its items.
    """

    repartition: str
    singulier: str
    pluriel: str
    niveaux: tuple[Niveau, ...]


def ascendants(
    session: Session, perimetre: Perimetre, *, acteur: Acteur, domaine: Domaine, au: date
) -> list[Niveau]:
    """From the nation down to the perimeter, included. A person is placed in the structure of the perimeter, else
    in that of the last post begun by the day ``au``.
    """
    chemin = [Niveau(NATIONAL, "France")]
    match perimetre:
        case National():
            return chemin
        case Departement(code):
            chemin += _region(code)
        case UneStructure(structure_id):
            chemin += _departement(session, structure_id)
        case UnConseiller(conseiller_id, structure_id):
            if employeur := structure_id or _derniere_structure(session, conseiller_id, au):
                chemin += [*_departement(session, employeur), _structure(session, employeur, acteur)]
            perimetre = UnConseiller(conseiller_id)
        case Region() | UneEquipe():
            pass
    texte = texte_du_perimetre(session, perimetre, domaine=domaine)
    return [*chemin, Niveau(texte, libelle_du_perimetre(session, perimetre))]


def references(
    session: Session, perimetre: Perimetre, *, au: date, photographie: Cliche | None = None
) -> tuple[Perimetre, ...]:
    """The territories whose mean a person or an employer is compared with: département, région, nation.

    In a photograph, territories are those of that time.
    """
    tables = tables_of(photographie)
    match perimetre:
        case UneStructure(structure_id):
            employeur: UUID | None = structure_id
        case UnConseiller(conseiller_id, structure_id):
            employeur = structure_id or _derniere_structure(session, conseiller_id, au, tables)
        case _:
            return ()
    code = _code_du_departement(session, employeur, tables) if employeur else None
    departement = find_departement(code) if code else None
    if departement is None:
        return (National(),)
    region = (Region(departement.region),) if departement.region else ()
    return (Departement(departement.code), *region, National())


def enfants(
    session: Session,
    perimetre: Perimetre,
    *,
    acteur: Acteur,
    domaine: Domaine,
    au: date,
    photographie: Cliche | None = None,
) -> Enfants | None:
    """The level below, limited to what the account may open; ``None`` at the bottom.

    ``photographie``: with the structures and people of that time.
    """
    tables = tables_of(photographie)
    match perimetre:
        case National():
            return Enfants("regions", "région", "régions et collectivités", tuple(_regions()))
        case Region(code):
            niveaux = (
                Niveau(f"departement:{departement.code}", departement.nom)
                for departement in DEPARTEMENTS
                if departement.region == code
            )
            return Enfants("departements", "département", "départements", tuple(niveaux))
        case Departement(code):
            return Enfants(
                "structures", "structure", "structures", tuple(_structures(session, code, acteur, tables))
            )
        case UneStructure() | UneEquipe(_, None):
            coordination = domaine is Domaine.COORDINATION
            genre, nom = ("coordinateur", "coordinateur·ice") if coordination else ("conseiller", "conseiller")
            gens = (
                Niveau(f"{genre}:{code}", gens_nom)
                for _, code, gens_nom in personnes_en_poste(
                    session, perimetre, Periode(PREMIER_JOUR, au), coordination=coordination, tables=tables
                )
            )
            return Enfants(f"{genre}s", nom, f"{nom}s", tuple(gens))
        case _:
            return None


def _regions() -> Iterator[Niveau]:
    """The régions, then the collectivities, which are perimeters of départements."""
    yield from (Niveau(f"region:{region.code}", region.nom) for region in REGIONS)
    yield from (Niveau(f"departement:{d.code}", d.nom) for d in DEPARTEMENTS if d.region is None)


def _region(code_du_departement: str) -> Iterator[Niveau]:
    departement = find_departement(code_du_departement)
    if departement and departement.region and (region := find_region(departement.region)):
        yield Niveau(f"region:{region.code}", region.nom)


def _departement(session: Session, structure_id: UUID) -> Iterator[Niveau]:
    code = _code_du_departement(session, structure_id)
    if code and (departement := find_departement(code)):
        yield from _region(departement.code)
        yield Niveau(f"departement:{departement.code}", departement.nom)


def _code_du_departement(session: Session, structure_id: UUID, tables: Tables = TABLES) -> str | None:
    structure, commune = tables["structure"].c, tables["commune"].c
    code: str | None = session.scalar(
        select(commune.departement_code)
        .join_from(tables["commune"], tables["structure"], structure.commune_code == commune.code)
        .where(structure.id == structure_id)
    )
    return code


def _derniere_structure(session: Session, conseiller_id: UUID, au: date, tables: Tables = TABLES) -> UUID | None:
    poste = tables["poste"].c
    employeur: UUID | None = session.scalar(
        select(poste.structure_id)
        .where(poste.conseiller_id == conseiller_id, poste.date_debut <= au)
        .order_by(poste.date_debut.desc())
        .limit(1)
    )
    return employeur


def _structure(session: Session, structure_id: UUID, acteur: Acteur) -> Niveau:
    structure = session.get_one(Structure, structure_id)
    return Niveau(f"structure:{structure.id_externe}", structure.nom, _peut_ouvrir(acteur, structure_id))


def _structures(session: Session, departement: str, acteur: Acteur, tables: Tables) -> Iterator[Niveau]:
    structure, commune = tables["structure"].c, tables["commune"].c
    lues = (
        select(structure.id, structure.id_externe, structure.nom)
        .join_from(tables["structure"], tables["commune"], commune.code == structure.commune_code)
        .where(commune.departement_code == departement)
        .order_by(structure.nom, structure.id_externe)
    )
    for identifiant, code, nom in session.execute(lues):
        if _peut_ouvrir(acteur, identifiant):
            yield Niveau(f"structure:{code}", nom)


def _peut_ouvrir(acteur: Acteur, structure_id: UUID) -> bool:
    permises = portees(acteur, Action.LIRE, Objet.STATISTIQUES)
    return Portee.TOUS in permises or (Portee.SA_STRUCTURE in permises and acteur.structure_id == structure_id)
