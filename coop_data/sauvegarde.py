"""Backups: one portable file that either engine writes and reads.

A zip of JSON lines, one file per table in the order of their references, the documents of the ressourcerie, then
``manifeste.json`` with the schema's version, the rows of each table and the SHA-256 of each file. Everything is
read in one transaction, so the application may go on working.
"""

import hashlib
import json
import os
import zipfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from io import TextIOWrapper
from itertools import islice
from pathlib import Path
from typing import Any
from uuid import UUID

from alembic.migration import MigrationContext
from sqlalchemy import Column, Date, DateTime, Table, TypeDecorator, Uuid, delete, func, insert, select
from sqlalchemy.types import TypeEngine
from sqlmodel import Session, col

from coop_data.errors import ErreurUtilisateur
from coop_data.models import Modele, Ressource, maintenant
from coop_data.ressources.fichiers import DOSSIER, chemin_of, defaut_du_fichier, deposer, empreinte_of

FORMAT = 1
MANIFESTE = "manifeste.json"
LOT = 1_000
REFERENCES = ("region", "departement", "commune", "tag", "ressource")
"""Tables that ``initialiser`` fills: a database that holds only these is empty, and a restoration
replaces them.
"""

LECTURES: Sequence[tuple[type[TypeEngine[Any]], Callable[[str], Any]]] = (
    (DateTime, datetime.fromisoformat),
    (Date, date.fromisoformat),
    (Uuid, UUID),
)
"""By type of column, the function that reads back a value that JSON holds as text."""


def sauvegarder(session: Session, dossier: Path) -> Path:
    """Write a dated backup of every table into ``dossier`` and return its path.

    ``session`` has not read anything yet: the one transaction of the backup begins here. Raises
    ``ErreurUtilisateur`` when the folder cannot be written.
    """
    instant = maintenant()
    fichier = dossier / f"coop-data-{instant:%Y%m%d-%H%M%S-%f}.zip"
    ebauche = fichier.with_suffix(".partiel")
    try:
        dossier.mkdir(parents=True, exist_ok=True)
        with os.fdopen(os.open(ebauche, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600), "w+b") as sortie:
            try:
                with zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED, compresslevel=6) as archive:
                    _ecrire(session, archive, instant)
                ebauche.replace(fichier)
            finally:
                ebauche.unlink(missing_ok=True)
    except OSError as erreur:
        raise ErreurUtilisateur(
            f"Impossible d’écrire la sauvegarde dans {dossier} : choisissez un dossier où vous pouvez écrire, "
            "avec assez de place."
        ) from erreur
    return fichier


def restaurer(session: Session, fichier: Path) -> int:
    """Fill an empty database from a backup and return how many rows were written.

    Raises ``ErreurUtilisateur`` when the database holds anything but reference data, when the file is not a
    whole backup, or when it was made for another version of the schema.
    """
    try:
        with zipfile.ZipFile(fichier) as archive:
            manifeste = _lire_manifeste(session, archive)
            _vider_les_references(session)
            total = sum(_charger(session, archive, table, manifeste["tables"][table.name]) for table in _tables())
            _rendre_les_fichiers(session, archive, manifeste.get("fichiers", {}))
    except OSError as erreur:
        raise ErreurUtilisateur(
            f"« {fichier} » ne se lit pas : vérifiez le nom et les droits du fichier."
        ) from erreur
    except (zipfile.BadZipFile, KeyError, ValueError) as erreur:
        raise ErreurUtilisateur(f"« {fichier.name} » n’est pas une sauvegarde entière de Coop Data.") from erreur
    _remettre_les_compteurs(session)
    return total


def _tables() -> list[Table]:
    return list(Modele.metadata.sorted_tables)


def _version_du_schema(session: Session) -> str | None:
    return MigrationContext.configure(session.connection()).get_current_revision()


def _ecrire(session: Session, archive: zipfile.ZipFile, instant: datetime) -> None:
    if session.get_bind().dialect.name == "postgresql":
        session.connection(execution_options={"isolation_level": "REPEATABLE READ"})
    tables = {}
    for table in _tables():
        empreinte, lignes = hashlib.sha256(), 0
        with archive.open(f"{table.name}.jsonl", "w", force_zip64=True) as sortie:
            for ligne in _lignes(session, table):
                octets = (json.dumps(ligne, ensure_ascii=False) + "\n").encode("utf-8")
                empreinte.update(octets)
                sortie.write(octets)
                lignes += 1
        tables[table.name] = {"lignes": lignes, "sha256": empreinte.hexdigest()}
    manifeste = {
        "format": FORMAT,
        "schema": _version_du_schema(session),
        "cree_le": instant.isoformat(),
        "tables": tables,
        "fichiers": _joindre_les_fichiers(session, archive),
    }
    archive.writestr(MANIFESTE, json.dumps(manifeste, ensure_ascii=False, indent=2))


def _joindre_les_fichiers(session: Session, archive: zipfile.ZipFile) -> dict[str, str]:
    """The documents of the ressourcerie, with their SHA-256; ``verifier`` tells of one that is lost or altered."""
    empreintes = {}
    for ressource in _ressources(session):
        if not defaut_du_fichier(ressource):
            membre = _membre_of(ressource)
            archive.write(chemin_of(ressource), membre, zipfile.ZIP_STORED)
            empreintes[membre] = ressource.empreinte
    return empreintes


def _rendre_les_fichiers(session: Session, archive: zipfile.ZipFile, empreintes: Mapping[str, str]) -> None:
    """Write the documents back, under the names that the restored rows give them: the archive names no path."""
    for ressource in _ressources(session):
        membre = _membre_of(ressource)
        if membre in empreintes:
            contenu = archive.read(membre)
            if empreinte_of(contenu) != ressource.empreinte:
                raise ValueError(membre)
            deposer(ressource.id, contenu)


def _ressources(session: Session) -> Iterable[Ressource]:
    return session.scalars(select(Ressource).order_by(col(Ressource.id)))


def _membre_of(ressource: Ressource) -> str:
    return f"{DOSSIER}/{chemin_of(ressource).name}"


def _lignes(session: Session, table: Table) -> Iterator[dict[str, Any]]:
    """The rows of a table by primary key, as JSON can hold them; those that name another one come last."""
    vers_soi = [cle.parent.is_not(None) for cle in table.foreign_keys if cle.column.table is table]
    requete = select(table).order_by(*vers_soi, *table.primary_key.columns)
    for ligne in session.execute(requete.execution_options(yield_per=LOT)).mappings():
        yield {nom: _en_json(valeur) for nom, valeur in ligne.items()}


def _en_json(valeur: Any) -> Any:
    if isinstance(valeur, datetime | date):
        return valeur.isoformat()
    return str(valeur) if isinstance(valeur, UUID) else valeur


def _de_json(colonne: Column[Any], valeur: Any) -> Any:
    genre = colonne.type.impl_instance if isinstance(colonne.type, TypeDecorator) else colonne.type
    lire = next((lire for nature, lire in LECTURES if isinstance(genre, nature)), None)
    return valeur if valeur is None or lire is None else lire(valeur)


def _lire_manifeste(session: Session, archive: zipfile.ZipFile) -> Mapping[str, Any]:
    """The manifest, once the database is known to be empty and the file whole and of this version."""
    manifeste: Mapping[str, Any] = json.loads(archive.read(MANIFESTE))
    schema = _version_du_schema(session)
    if (manifeste["format"], manifeste["schema"]) != (FORMAT, schema):
        raise ErreurUtilisateur(
            f"Cette sauvegarde a été faite pour la version {manifeste['schema']} de la base ; celle-ci est en "
            f"version {schema}. Restaurez-la avec la même version de l’application, puis mettez à niveau."
        )
    for table in _tables():
        if table.name not in REFERENCES and session.scalar(select(func.count()).select_from(table)):
            raise ErreurUtilisateur(
                "La restauration demande une base vide : choisissez un autre dossier (COOP_DATA_DIR) "
                "ou une autre base (COOP_DATABASE_URL)."
            )
        with archive.open(f"{table.name}.jsonl") as entree:
            empreinte = hashlib.file_digest(entree, "sha256")  # type: ignore[arg-type]
        if empreinte.hexdigest() != manifeste["tables"][table.name]["sha256"]:
            raise ValueError(table.name)
    return manifeste


def _vider_les_references(session: Session) -> None:
    for table in reversed(_tables()):
        if table.name in REFERENCES:
            session.execute(delete(table))


def _charger(session: Session, archive: zipfile.ZipFile, table: Table, attendu: Mapping[str, Any]) -> int:
    total = 0
    with TextIOWrapper(archive.open(f"{table.name}.jsonl"), encoding="utf-8", newline="\n") as entree:
        lignes = (json.loads(texte) for texte in entree)
        for lot in _lots({nom: _de_json(table.c[nom], ligne[nom]) for nom in ligne} for ligne in lignes):
            session.execute(insert(table), lot)
            total += len(lot)
    if total != attendu["lignes"]:
        raise ValueError(table.name)
    return total


def _lots(lignes: Iterable[dict[str, Any]]) -> Iterator[list[dict[str, Any]]]:
    restantes = iter(lignes)
    while lot := list(islice(restantes, LOT)):
        yield lot


def _remettre_les_compteurs(session: Session) -> None:
    """PostgreSQL numbers rows by a sequence that explicit numbers do not move; SQLite follows by itself."""
    if session.get_bind().dialect.name != "postgresql":
        return
    for table in _tables():
        cle = table.autoincrement_column
        if cle is not None:
            sequence = func.pg_get_serial_sequence(table.name, cle.name)
            session.execute(select(func.setval(sequence, func.coalesce(func.max(cle), 0) + 1, False)))
