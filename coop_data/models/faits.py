"""What figures read: one plain row per live report, and one row per value of its multiple choices.

Written in the same transaction as the report by ``coop_data.faits.projection``, never by hand. A deleted
report has no row. Dates are cut in advance (month, quarter, ISO week, weekday) so that statements are the
same on every engine. Companions: ``dimension`` names the multiple choice, ``code`` its value (a vocabulary
code, a tag's identifier, a folded partner name), ``effectif`` its weight (people for ``organisme``, partner
rows for ``partenaire`` and ``type_partenaire``, else 1).
"""

from datetime import date
from uuid import UUID

from sqlalchemy import BigInteger
from sqlmodel import Field, Index, SQLModel

from coop_data.models.base import Modele


class Decoupage(SQLModel):
    """When and where: shared by both kinds of facts.

    ``departement`` and ``region`` are those of the structure; empty outside any poste, ``region`` also for
    overseas collectivities.
    """

    cra_id: UUID = Field(primary_key=True)
    structure_id: UUID | None = None
    departement: str | None = Field(default=None, max_length=3)
    region: str | None = Field(default=None, max_length=3)
    date: date
    annee: int
    trimestre: str = Field(max_length=7)
    mois: str = Field(max_length=7)
    semaine: str = Field(max_length=8)
    jour_semaine: int
    a_completer: int = 0


class FaitAccompagnement(Decoupage, Modele, table=True):
    """An accompagnement, counted. ``commune`` and the columns in ``_lieu``: where it took place."""

    __tablename__ = "faits_accompagnement"
    __table_args__ = (
        Index("ix_faits_accompagnement_date", "date"),
        Index("ix_faits_accompagnement_conseiller_date", "conseiller_id", "date"),
        Index("ix_faits_accompagnement_structure_date", "structure_id", "date"),
        Index("ix_faits_accompagnement_departement_date", "departement", "date"),
        # An index with every column that breakdowns of multiple choices read: SQLite counts five times faster.
        Index("ix_faits_accompagnement_poids", "cra_id", "date", "accompagnements"),
    )

    conseiller_id: UUID
    activite: str = Field(max_length=20)
    type_lieu: str | None = Field(default=None, max_length=20)
    commune: str | None = Field(default=None, max_length=5)
    departement_lieu: str | None = Field(default=None, max_length=3)
    region_lieu: str | None = Field(default=None, max_length=3)
    accompagnements: int
    deja_accompagnes: int = 0
    participants_atelier: int = 0
    minutes: int = 0
    classe_duree: str | None = Field(default=None, max_length=20)
    niveau: str | None = Field(default=None, max_length=20)
    autonomie: str | None = Field(default=None, max_length=40)
    oriente: int = 0
    structure_de_redirection: str | None = Field(default=None, max_length=40)
    suite_individuel: int = 0
    suite_atelier: int = 0
    redirections: int = 0
    genre_feminin: int = 0
    genre_masculin: int = 0
    genre_non_communique: int = 0
    age_moins_12: int = 0
    age_12_17: int = 0
    age_18_24: int = 0
    age_18_35: int = 0
    age_25_39: int = 0
    age_35_60: int = 0
    age_40_59: int = 0
    age_60_69: int = 0
    age_plus_60: int = 0
    age_70_plus: int = 0
    age_non_communique: int = 0
    statut_scolarise: int = 0
    statut_sans_emploi: int = 0
    statut_en_emploi: int = 0
    statut_retraite: int = 0
    statut_non_communique: int = 0


class FaitCoordination(Decoupage, Modele, table=True):
    """A coordination activity, counted. ``partenaires``: number of partner rows."""

    __tablename__ = "faits_coordination"
    __table_args__ = (
        Index("ix_faits_coordination_date", "date"),
        Index("ix_faits_coordination_coordinateur_date", "coordinateur_id", "date"),
        Index("ix_faits_coordination_structure_date", "structure_id", "date"),
        Index("ix_faits_coordination_departement_date", "departement", "date"),
    )

    coordinateur_id: UUID
    type: str = Field(max_length=20)
    minutes: int = 0
    classe_duree: str | None = Field(default=None, max_length=20)
    mediateurs: int = 0
    structures: int = 0
    autres_acteurs: int = 0
    participants: int = 0
    partenaires: int = 0
    type_animation: str | None = Field(default=None, max_length=40)
    initiative: str | None = Field(default=None, max_length=20)
    type_evenement: str | None = Field(default=None, max_length=40)
    echelon: str | None = Field(default=None, max_length=20)


class Valeur(SQLModel):
    """One value of a multiple choice of one report."""

    cra_id: UUID = Field(primary_key=True)
    dimension: str = Field(primary_key=True, max_length=20)
    code: str = Field(primary_key=True, max_length=300)
    effectif: int = 1


class FaitAccompagnementValeur(Valeur, Modele, table=True):
    """Companion of accompagnements: ``thematique``, ``demarche``, ``materiel``, ``tag``, ``organisme``."""

    __tablename__ = "faits_accompagnement_valeur"
    __table_args__ = (Index("ix_faits_accompagnement_valeur_code", "dimension", "code", "cra_id", "effectif"),)


class FaitCoordinationValeur(Valeur, Modele, table=True):
    """Companion of coordination: ``thematique``, ``organisateur``, ``nature``, ``type_partenaire``,
    ``partenaire``, ``tag``."""

    __tablename__ = "faits_coordination_valeur"
    __table_args__ = (Index("ix_faits_coordination_valeur_code", "dimension", "code", "cra_id", "effectif"),)


class Changement(Modele, table=True):
    """One fact written or removed, in order: what caches and analytic copies follow.

    ``transaction`` is the writer's transaction on PostgreSQL, where numbers may be committed out of order.
    """

    __tablename__ = "changement"

    id: int | None = Field(default=None, primary_key=True)
    domaine: str = Field(max_length=20)
    cra_id: UUID
    transaction: int | None = Field(default=None, sa_type=BigInteger)
