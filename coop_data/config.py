"""Settings: read once from the environment, refused at start when they are not safe."""

import os
import secrets
from contextlib import suppress
from enum import StrEnum
from functools import lru_cache
from pathlib import Path
from typing import Annotated

from pydantic import BeforeValidator, Field, ValidationError
from pydantic_settings import BaseSettings, SettingsConfigDict

from coop_data.errors import ErreurUtilisateur

RACINE = Path(__file__).resolve().parent.parent
LONGUEUR_MINIMALE_SECRET = 32
OUI_NON = {"oui": True, "non": False}


class ReglageRefuse(ErreurUtilisateur):
    """A setting is missing or unsafe; the message says what to set."""


class Environnement(StrEnum):
    """Where the application runs; ``production`` refuses default secrets and demonstration accounts."""

    DEVELOPPEMENT = "developpement"
    PRODUCTION = "production"


class Reglages(BaseSettings):
    """Every setting, with its default. Environment names carry the prefix ``COOP_``."""

    model_config = SettingsConfigDict(env_prefix="COOP_", extra="ignore")

    env: Environnement = Environnement.DEVELOPPEMENT
    database_url: str = ""
    analytics_url: str = ""
    data_dir: Path = RACINE / "donnees"
    port: int = Field(default=8501, ge=1, le=65535)
    adresse_publique: str = ""
    secret_key: str = ""
    demo_password: str = ""
    magasin: Annotated[bool, BeforeValidator(lambda dit: OUI_NON.get(dit, dit))] = True
    contact_faq: str = "https://aide.conseiller-numerique.gouv.fr"
    contact_messagerie: str = "https://www.demarches-simplifiees.fr"
    contact_email: str = "conseiller-numerique@anct.gouv.fr"

    @property
    def production(self) -> bool:
        """True when the application serves real people."""
        return self.env is Environnement.PRODUCTION

    @property
    def dossier(self) -> Path:
        """The data folder, created (mode 700) when missing. Raises ``ReglageRefuse`` when it cannot be."""
        dossier = self.data_dir.resolve()
        try:
            dossier.mkdir(parents=True, exist_ok=True, mode=0o700)
        except OSError as erreur:
            raise ReglageRefuse(f"Le dossier {dossier} ne peut pas être créé : changez COOP_DATA_DIR.") from erreur
        return dossier

    @property
    def url_base(self) -> str:
        """The SQLAlchemy address of the records' database (``postgresql://`` means psycopg 3)."""
        return adresse_sqlalchemy(self.database_url) or f"sqlite:///{self.dossier / 'coop.sqlite'}"

    @property
    def url_analytique(self) -> str:
        """The SQLAlchemy address of the engine that answers figures instead of the records; empty without one."""
        return adresse_sqlalchemy(self.analytics_url)

    @property
    def adresse(self) -> str:
        """The beginning of links sent to people, without a final slash."""
        return (self.adresse_publique or f"http://localhost:{self.port}").rstrip("/")


def adresse_sqlalchemy(adresse: str) -> str:
    """A database's address with psycopg 3 named where PostgreSQL is."""
    for prefixe in ("postgresql://", "postgres://"):
        if adresse.startswith(prefixe):
            return "postgresql+psycopg://" + adresse.removeprefix(prefixe)
    return adresse


@lru_cache
def get_reglages() -> Reglages:
    """The settings of this process; ``get_reglages.cache_clear()`` reads the environment again.

    Raises ``ReglageRefuse`` when a value cannot be understood.
    """
    try:
        return Reglages()
    except ValidationError as refus:
        fautes = (f"COOP_{str(faute['loc'][0]).upper()} (« {faute['input']} »)" for faute in refus.errors())
        raise ReglageRefuse(f"Réglage refusé : {', '.join(fautes)}. Voyez le tableau du README.") from None


def cle_secrete(reglages: Reglages) -> str:
    """The signing key: ``COOP_SECRET_KEY``, else a file made once with mode 600.

    Raises ``ReglageRefuse`` in production when the variable is missing, and anywhere when it is too short.
    """
    if reglages.secret_key:
        if len(reglages.secret_key) < LONGUEUR_MINIMALE_SECRET:
            raise ReglageRefuse(f"COOP_SECRET_KEY doit compter au moins {LONGUEUR_MINIMALE_SECRET} caractères.")
        return reglages.secret_key
    if reglages.production:
        raise ReglageRefuse("En production, définissez COOP_SECRET_KEY (32 caractères aléatoires ou plus).")
    return lire_ou_creer_secret(reglages.dossier / "cle-secrete")


def lire_ou_creer_secret(fichier: Path, longueur: int = 32) -> str:
    """Read a secret file, or create it with mode 600; two processes that start together get the same value."""
    if not fichier.exists():
        ebauche = fichier.with_name(f".{fichier.name}-{secrets.token_hex(8)}")
        with os.fdopen(os.open(ebauche, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w") as sortie:
            sortie.write(secrets.token_urlsafe(longueur))
        with suppress(FileExistsError):
            fichier.hardlink_to(ebauche)  # atomic: whoever comes second reads the first one's value
        ebauche.unlink()
    return fichier.read_text(encoding="utf-8").strip()
