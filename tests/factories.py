"""Rows made for tests, in one line each; every default is valid and unremarkable."""

from datetime import date
from itertools import count
from typing import Any

from sqlmodel import Session

from coop_data.domain.accompagnement import Activite, ClasseDuree, TypeLieu
from coop_data.domain.coordination import TypeActivite
from coop_data.domain.roles import Role
from coop_data.domain.structures import TypeStructure
from coop_data.domain.texte import plier
from coop_data.faits.projection import projeter_accompagnements, projeter_coordination
from coop_data.models import (
    Accompagnement,
    ActiviteCoordination,
    Commune,
    Conseiller,
    Departement,
    Equipe,
    Poste,
    Region,
    Structure,
    StructurePartenaire,
    Utilisateur,
)

_numeros = count(1)

COMMUNES = {
    "69": ("84", "Rhône", "69123", "Lyon"),
    "01": ("84", "Ain", "01053", "Bourg-en-Bresse"),
    "2A": ("94", "Corse-du-Sud", "2A004", "Ajaccio"),
    "974": ("04", "La Réunion", "97411", "Saint-Denis"),
    "978": (None, "Saint-Martin", "97801", "Saint-Martin"),
    "59": ("32", "Nord", "59350", "Lille"),
}


def create_commune(session: Session, departement: str = "69") -> str:
    """The main town of a département, with its département and région; returns its code."""
    region, nom_departement, code, nom = COMMUNES[departement]
    if session.get(Commune, code) is None:
        if region and session.get(Region, region) is None:
            session.add(Region(code=region, nom=f"Région {region}"))
            session.flush()
        session.add(Departement(code=departement, nom=nom_departement, region_code=region, population=100_000))
        session.flush()
        session.add(
            Commune(code=code, nom=nom, nom_plie=plier(nom), departement_code=departement, population=100_000)
        )
        session.flush()
    return code


def create_structure(session: Session, departement: str = "69", **champs: Any) -> Structure:
    """An employer in a département."""
    numero = next(_numeros)
    champs.setdefault("id_externe", f"S{numero}")
    champs.setdefault("nom", f"Structure {numero}")
    champs.setdefault("type", TypeStructure.ASSOCIATION)
    champs.setdefault("commune_code", create_commune(session, departement))
    champs.setdefault("dotation", 2)
    structure = Structure(nom_plie=plier(champs["nom"]), **champs)
    session.add(structure)
    session.flush()
    return structure


def create_conseiller(
    session: Session,
    structure: Structure | None = None,
    *,
    debut: date = date(2024, 1, 1),
    fin: date | None = None,
    **champs: Any,
) -> Conseiller:
    """A conseiller, in post in ``structure`` when given."""
    numero = next(_numeros)
    champs.setdefault("id_externe", f"C{numero}")
    champs.setdefault("prenom", "Camille")
    champs.setdefault("nom", f"Martin {numero}")
    conseiller = Conseiller(nom_plie=plier(f"{champs['prenom']} {champs['nom']}"), **champs)
    session.add(conseiller)
    session.flush()
    if structure is not None:
        create_poste(session, conseiller, structure, debut=debut, fin=fin)
    return conseiller


def create_poste(
    session: Session,
    conseiller: Conseiller,
    structure: Structure,
    *,
    debut: date = date(2024, 1, 1),
    fin: date | None = None,
) -> Poste:
    """Days of a conseiller in a structure, both ends included."""
    poste = Poste(conseiller_id=conseiller.id, structure_id=structure.id, date_debut=debut, date_fin=fin)
    session.add(poste)
    session.flush()
    return poste


def create_equipe(
    session: Session,
    coordinateur: Conseiller,
    conseiller: Conseiller,
    *,
    debut: date = date(2024, 1, 1),
    fin: date | None = None,
) -> Equipe:
    """Days of a conseiller in a coordinator's team, both ends included."""
    equipe = Equipe(coordinateur_id=coordinateur.id, conseiller_id=conseiller.id, date_debut=debut, date_fin=fin)
    session.add(equipe)
    session.flush()
    return equipe


def create_utilisateur(session: Session, *roles: Role, **champs: Any) -> Utilisateur:
    """An account with these roles, and no password."""
    numero = next(_numeros)
    champs.setdefault("email", f"compte{numero}@exemple.fr")
    champs.setdefault("prenom", "Dominique")
    champs.setdefault("nom", f"Durand {numero}")
    utilisateur = Utilisateur(roles=[role.value for role in roles], **champs)
    session.add(utilisateur)
    session.flush()
    return utilisateur


def create_accompagnement(
    session: Session, conseiller: Conseiller, structure: Structure | None = None, **champs: Any
) -> Accompagnement:
    """An accompagnement already stored and counted, without passing through the rules of the form."""
    champs.setdefault("id_externe", f"A{next(_numeros)}")
    champs.setdefault("date", date(2026, 3, 10))
    champs.setdefault("activite", Activite.INDIVIDUEL)
    champs.setdefault("type_lieu", TypeLieu.LIEU_ACTIVITE)
    champs.setdefault("thematiques", ["email"])
    champs.setdefault("duree_minutes", 60)
    champs.setdefault("classe_duree", ClasseDuree.of_minutes(champs["duree_minutes"]))
    cra = Accompagnement(conseiller_id=conseiller.id, structure_id=structure.id if structure else None, **champs)
    session.add(cra)
    projeter_accompagnements(session, [cra])
    return cra


def create_activite(
    session: Session,
    coordinateur: Conseiller,
    structure: Structure | None = None,
    *,
    partenaires: tuple[tuple[str, str], ...] = (),
    **champs: Any,
) -> ActiviteCoordination:
    """A coordination activity already stored and counted; ``partenaires`` are (name, type) pairs."""
    champs.setdefault("id_externe", f"K{next(_numeros)}")
    champs.setdefault("date", date(2026, 3, 10))
    champs.setdefault("type", TypeActivite.ANIMATION)
    cra = ActiviteCoordination(
        coordinateur_id=coordinateur.id, structure_id=structure.id if structure else None, **champs
    )
    session.add(cra)
    session.flush()
    for rang, (nom, type_partenaire) in enumerate(partenaires):
        session.add(
            StructurePartenaire(activite_id=cra.id, rang=rang, nom=nom, nom_plie=plier(nom), type=type_partenaire)
        )
    projeter_coordination(session, [cra])
    return cra
