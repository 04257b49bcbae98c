"""Accounts, their sessions on the server, their one-time links, and the counters that slow an attacker."""

from datetime import datetime
from uuid import UUID

from sqlmodel import Field, Index

from coop_data.models.base import Horodatage, Modele, identifiant, liste_json


class Utilisateur(Horodatage, Modele, table=True):
    """An account. ``roles`` holds codes of ``Role``; ``mot_de_passe`` is a hash, or none before activation."""

    __tablename__ = "utilisateur"

    id: UUID = identifiant()
    email: str = Field(unique=True, max_length=254)
    prenom: str
    nom: str
    mot_de_passe: str | None = None
    roles: list[str] = liste_json()
    structure_id: UUID | None = Field(default=None, foreign_key="structure.id")
    conseiller_id: UUID | None = Field(default=None, foreign_key="conseiller.id")
    desactive_le: datetime | None = None
    derniere_connexion: datetime | None = None
    est_demonstration: bool = False


class SessionServeur(Modele, table=True):
    """A signed-in browser: only the hash of its token is kept, so the table opens no session."""

    __tablename__ = "session_serveur"

    id: UUID = identifiant()
    jeton_hache: str = Field(unique=True, max_length=64)
    utilisateur_id: UUID = Field(foreign_key="utilisateur.id", index=True)
    cree_le: datetime
    vue_le: datetime
    expire_le: datetime
    revoquee_le: datetime | None = None
    adresse: str | None = None
    agent: str | None = None


class Jeton(Modele, table=True):
    """A one-time secret: ``invitation``, ``reinitialisation``, or the ``ticket`` a browser trades for a cookie."""

    __tablename__ = "jeton"

    id: UUID = identifiant()
    usage: str = Field(max_length=20)
    jeton_hache: str = Field(unique=True, max_length=64)
    utilisateur_id: UUID = Field(foreign_key="utilisateur.id", index=True)
    charge: str | None = None
    cree_le: datetime
    expire_le: datetime
    utilise_le: datetime | None = None


class EchecConnexion(Modele, table=True):
    """One failed sign-in, counted by account (``compte:``) and by address (``adresse:``) over a window."""

    __tablename__ = "echec_connexion"
    __table_args__ = (Index("ix_echec_connexion_cle_instant", "cle", "instant"),)

    id: int | None = Field(default=None, primary_key=True)
    cle: str = Field(max_length=300)
    instant: datetime
