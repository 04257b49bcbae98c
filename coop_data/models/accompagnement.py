"""The CRA of a conseiller: anonymous, with counts."""

from datetime import date
from uuid import UUID

from sqlmodel import Field, Index

from coop_data.domain.accompagnement import (
    Activite,
    Autonomie,
    ClasseDuree,
    Niveau,
    StructureDeRedirection,
    TypeLieu,
)
from coop_data.models.base import Modele, code, dictionnaire_json, liste_json
from coop_data.models.cra import Cra


class Accompagnement(Cra, Modele, table=True):
    """One session of help, individual or collective.

    ``duree_minutes``: minutes of the session. Counts of people (``genre_…``, ``age_…``, ``statut_…``) are
    what was declared; the remainder to ``nb_participants`` is « non communiqué ». Fields after ``notes``
    belong to the nomenclature of 2022: imported and charted, never offered.
    """

    __tablename__ = "accompagnement"
    __table_args__ = (Index("ix_accompagnement_conseiller_date", "conseiller_id", "date"),)

    conseiller_id: UUID = Field(foreign_key="conseiller.id")
    date: date
    activite: Activite = code(Activite)
    titre: str | None = None
    type_lieu: TypeLieu | None = code(TypeLieu, nullable=True)
    lieu: str | None = None
    code_commune: str | None = Field(default=None, foreign_key="commune.code")
    nb_participants: int = 1
    nb_deja_accompagnes: int = 0
    genre_feminin: int = 0
    genre_masculin: int = 0
    age_moins_12: int = 0
    age_12_17: int = 0
    age_18_24: int = 0
    age_25_39: int = 0
    age_40_59: int = 0
    age_60_69: int = 0
    age_70_plus: int = 0
    statut_scolarise: int = 0
    statut_sans_emploi: int = 0
    statut_en_emploi: int = 0
    statut_retraite: int = 0
    thematiques: list[str] = liste_json()
    demarches: list[str] = liste_json()
    precisions_demarche: str | None = None
    materiel: list[str] = liste_json()
    niveau: Niveau | None = code(Niveau, nullable=True)
    autonomie: Autonomie | None = code(Autonomie, nullable=True)
    oriente: bool | None = None
    structure_de_redirection: StructureDeRedirection | None = code(StructureDeRedirection, nullable=True)
    duree_minutes: int | None = None
    classe_duree: ClasseDuree | None = code(ClasseDuree, nullable=True)
    age_18_35: int = 0
    age_35_60: int = 0
    age_plus_60: int = 0
    suite_individuel: int = 0
    suite_atelier: int = 0
    redirections: dict[str, int] = dictionnaire_json()
