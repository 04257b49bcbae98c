"""Tables beside the reports: drafts, templates, saved views, requests, documents, imports and the journal."""

from datetime import date, datetime
from typing import Any
from uuid import UUID

from sqlalchemy import JSON
from sqlmodel import Field, Index, UniqueConstraint

from coop_data.models.base import Horodatage, Modele, dictionnaire_json, identifiant, liste_json


class Brouillon(Horodatage, Modele, table=True):
    """What someone typed and did not save yet. ``cra_id`` and ``version_cra``: the report being edited.

    ``version`` grows with each change of content, so that a tab that read an older version does not overwrite it.
    """

    __tablename__ = "brouillon"
    __table_args__ = (Index("ix_brouillon_utilisateur_formulaire", "utilisateur_id", "formulaire"),)

    id: UUID = identifiant()
    utilisateur_id: UUID = Field(foreign_key="utilisateur.id")
    formulaire: str = Field(max_length=20)
    cra_id: UUID | None = None
    version_cra: int | None = None
    version: int = Field(default=1, sa_column_kwargs={"server_default": "1"})
    contenu: dict[str, Any] = dictionnaire_json()


class ModeleCra(Horodatage, Modele, table=True):
    """A report kept as a template."""

    __tablename__ = "modele_cra"

    id: UUID = identifiant()
    utilisateur_id: UUID = Field(foreign_key="utilisateur.id", index=True)
    formulaire: str = Field(max_length=20)
    nom: str
    contenu: dict[str, Any] = dictionnaire_json()


class VueEnregistree(Horodatage, Modele, table=True):
    """A named address of a page, kept for oneself or shared with a role."""

    __tablename__ = "vue_enregistree"

    id: UUID = identifiant()
    utilisateur_id: UUID = Field(foreign_key="utilisateur.id", index=True)
    nom: str
    page: str
    parametres: dict[str, Any] = dictionnaire_json()
    role_partage: str | None = None
    est_par_defaut: bool = False


class Demande(Horodatage, Modele, table=True):
    """What someone asks of the administrators (an invitation, a member for a team), until it is answered."""

    __tablename__ = "demande"

    id: UUID = identifiant()
    utilisateur_id: UUID = Field(foreign_key="utilisateur.id", index=True)
    genre: str = Field(max_length=20)
    contenu: dict[str, Any] = dictionnaire_json()
    traitee_le: datetime | None = None
    traitee_par: UUID | None = Field(default=None, foreign_key="utilisateur.id")
    est_acceptee: bool | None = None


class BilanTrimestriel(Horodatage, Modele, table=True):
    """What a coordinator adds to the figures of a quarter: a text, and « mon trimestre est complet »."""

    __tablename__ = "bilan_trimestriel"
    __table_args__ = (UniqueConstraint("conseiller_id", "trimestre"),)

    id: UUID = identifiant()
    conseiller_id: UUID = Field(foreign_key="conseiller.id")
    trimestre: str = Field(max_length=7)
    texte: str = ""
    complet_le: datetime | None = None


class Relance(Modele, table=True):
    """A reminder sent to someone who logs nothing, and which step of the procedure it was."""

    __tablename__ = "relance"

    id: UUID = identifiant()
    conseiller_id: UUID = Field(foreign_key="conseiller.id", index=True)
    utilisateur_id: UUID = Field(foreign_key="utilisateur.id")
    etape: str = Field(max_length=20)
    jour: date
    instant: datetime


class Ressource(Horodatage, Modele, table=True):
    """A PDF of the ressourcerie; the file lies in the data folder under its own identifier."""

    __tablename__ = "ressource"

    id: UUID = identifiant()
    titre: str
    description: str = ""
    thematique: str
    tags: list[str] = liste_json()
    nom_fichier: str
    taille: int
    empreinte: str = Field(max_length=64)
    ajoute_par: UUID | None = Field(default=None, foreign_key="utilisateur.id")
    supprime_le: datetime | None = None


class Import(Modele, table=True):
    """One run of an import and its report."""

    __tablename__ = "import"

    id: UUID = identifiant()
    genre: str = Field(max_length=20)
    nom_fichier: str
    empreinte: str = Field(max_length=64)
    utilisateur_id: UUID | None = Field(default=None, foreign_key="utilisateur.id")
    commence_le: datetime
    termine_le: datetime | None = None
    bilan: dict[str, int] = dictionnaire_json()
    rapport: list[dict[str, str]] = liste_json()


class Journal(Modele, table=True):
    """Who did what, when, before → after. Append-only: the database refuses updates and deletions.

    Notes are personal and never copied here: a change of notes is recorded without its text.
    """

    __tablename__ = "journal"
    __table_args__ = (Index("ix_journal_objet", "objet", "objet_id"),)

    id: int | None = Field(default=None, primary_key=True)
    instant: datetime = Field(index=True)
    utilisateur_id: UUID | None = Field(default=None, index=True)
    auteur: str
    action: str = Field(max_length=40)
    objet: str = Field(max_length=40)
    objet_id: str = Field(max_length=100)
    avant: dict[str, Any] | None = Field(default=None, sa_type=JSON)
    apres: dict[str, Any] | None = Field(default=None, sa_type=JSON)
