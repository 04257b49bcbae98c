"""Where a perimeter stands: what holds it (the nation, a région…), and what it holds, one level down."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Objet, Portee, portees
from coop_data.analytics.perimetres import NATIONAL, libelle_du_perimetre, texte_du_perimetre
from coop_data.analytics.personnes import lister_conseillers
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
from coop_data.domain.territoires import DEPARTEMENTS, REGIONS, find_departement, find_region
from coop_data.models import Commune, Poste, Structure


@dataclass(frozen=True, slots=True)
class Niveau:
    """A perimeter as its address writes it, and its name. ``ouvert``: the account may open it."""

    texte: str
    nom: str
    ouvert: bool = True

    @property
    def code(self) -> str:
        """What breakdowns call it."""
        return self.texte.partition(":")[2]


@dataclass(frozen=True, slots=True)
class Enfants:
    """What a perimeter holds: the breakdown that counts it, what one is called, and several, and which."""

    repartition: str
    singulier: str
    pluriel: str
    niveaux: tuple[Niveau, ...]


def ascendants(
    session: Session, perimetre: Perimetre, *, acteur: Acteur, domaine: Domaine, au: date
) -> list[Niveau]:
    """From the nation down to the perimeter, included. Someone stands in the structure of the perimeter, else in
    that of the latest post begun by the day ``au``.
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


def references(session: Session, perimetre: Perimetre, *, au: date) -> tuple[Perimetre, ...]:
    """The territories whose mean a person or an employer is compared with: département, région, nation."""
    match perimetre:
        case UneStructure(structure_id):
            employeur: UUID | None = structure_id
        case UnConseiller(conseiller_id, structure_id):
            employeur = structure_id or _derniere_structure(session, conseiller_id, au)
        case _:
            return ()
    code = _code_du_departement(session, employeur) if employeur else None
    departement = find_departement(code) if code else None
    if departement is None:
        return (National(),)
    region = (Region(departement.region),) if departement.region else ()
    return (Departement(departement.code), *region, National())


def enfants(
    session: Session, perimetre: Perimetre, *, acteur: Acteur, domaine: Domaine, au: date
) -> Enfants | None:
    """What stands one level down, only what the account may open; ``None`` at the bottom."""
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
            return Enfants("structures", "structure", "structures", tuple(_structures(session, code, acteur)))
        case UneStructure() | UneEquipe(_, None):
            coordination = domaine is Domaine.COORDINATION
            genre, nom = ("coordinateur", "coordinateur·ice") if coordination else ("conseiller", "conseiller")
            gens = (
                Niveau(f"{genre}:{ligne.id_externe}", ligne.nom_complet)
                for ligne in lister_conseillers(session, perimetre=perimetre, au=au, anciens=True)
                if ligne.est_coordinateur == coordination
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


def _code_du_departement(session: Session, structure_id: UUID) -> str | None:
    return session.exec(
        select(Commune.departement_code)
        .join(Structure, col(Structure.commune_code) == col(Commune.code))
        .where(Structure.id == structure_id)
    ).first()


def _derniere_structure(session: Session, conseiller_id: UUID, au: date) -> UUID | None:
    return session.exec(
        select(Poste.structure_id)
        .where(Poste.conseiller_id == conseiller_id, Poste.date_debut <= au)
        .order_by(col(Poste.date_debut).desc())
    ).first()


def _structure(session: Session, structure_id: UUID, acteur: Acteur) -> Niveau:
    structure = session.get_one(Structure, structure_id)
    return Niveau(f"structure:{structure.id_externe}", structure.nom, _peut_ouvrir(acteur, structure_id))


def _structures(session: Session, departement: str, acteur: Acteur) -> Iterator[Niveau]:
    lues = (
        select(Structure.id, Structure.id_externe, Structure.nom)
        .join(Commune, col(Commune.code) == col(Structure.commune_code))
        .where(Commune.departement_code == departement)
        .order_by(col(Structure.nom), col(Structure.id_externe))
    )
    for identifiant, code, nom in session.exec(lues):
        if _peut_ouvrir(acteur, identifiant):
            yield Niveau(f"structure:{code}", nom)


def _peut_ouvrir(acteur: Acteur, structure_id: UUID) -> bool:
    permises = portees(acteur, Action.LIRE, Objet.STATISTIQUES)
    return Portee.TOUS in permises or (Portee.SA_STRUCTURE in permises and acteur.structure_id == structure_id)
