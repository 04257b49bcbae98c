"""Integrity: the facts agree with the reports, and the database is sound."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from sqlalchemy import delete, select, text
from sqlmodel import Session, col
from sqlmodel import select as select_modele

from coop_data.faits.changements import noter_changements
from coop_data.faits.projection import CIBLES, LOT, Cible, projeter
from coop_data.models import Ressource
from coop_data.ressources.fichiers import defaut_du_fichier

ABSENT = "aucune ligne"


@dataclass(frozen=True, slots=True)
class Ecart:
    """One difference; ``cra_id`` is the report or the document, empty for the database itself."""

    objet: str
    cra_id: UUID | None
    detail: str

    def __str__(self) -> str:
        return f"{self.objet} {self.cra_id or ''}".rstrip() + f" : {self.detail}"


@dataclass(slots=True)
class Bilan:
    """How many reports were checked, the differences, and how many were repaired."""

    cras: int = 0
    ecarts: list[Ecart] = field(default_factory=list)
    repares: int = 0


def verifier_base(session: Session, *, reparer: bool = False) -> Bilan:
    """Recompute the facts of every report and compare them with the stored ones; check the store itself.

    ``reparer`` rewrites the facts that differ and removes those of no report. Damage of the store (SQLite's
    own checks, broken references, documents whose file is lost or altered) is only reported. Reports are read
    lot by lot: the session forgets them.
    """
    bilan = Bilan()
    for cible in CIBLES:
        _verifier_faits(session, cible, bilan, reparer)
        _verifier_orphelins(session, cible, bilan, reparer)
    bilan.ecarts.extend(_defauts_des_documents(session))
    bilan.ecarts.extend(_defauts_du_moteur(session))
    return bilan


def _verifier_faits(session: Session, cible: Cible, bilan: Bilan, reparer: bool) -> None:
    for lot in _lots(session, cible):
        bilan.cras += len(lot)
        faits, valeurs = cible.calculer(session, lot)
        ecarts = list(_comparer(session, cible, [cra.id for cra in lot], faits, valeurs))
        bilan.ecarts.extend(ecarts)
        if reparer and ecarts:
            fautifs = {ecart.cra_id for ecart in ecarts}
            projeter(session, cible, [cra for cra in lot if cra.id in fautifs])
            bilan.repares += len(ecarts)
        session.flush()
        session.expunge_all()


def _lots(session: Session, cible: Cible) -> Iterator[Sequence[Any]]:
    """Every report, deleted ones included, by identifier."""
    identifiant = col(cible.cra.id)
    requete = select_modele(cible.cra).order_by(identifiant).limit(LOT)
    lot = session.exec(requete).all()
    while lot:
        dernier = lot[-1].id
        yield lot
        lot = session.exec(requete.where(identifiant > dernier)).all()


def _comparer(
    session: Session,
    cible: Cible,
    cra_ids: Collection[UUID],
    faits: Sequence[Mapping[str, Any]],
    valeurs: Sequence[Mapping[str, Any]],
) -> Iterator[Ecart]:
    table = cible.faits.__table__  # type: ignore[union-attr]
    ecrits = {
        ligne["cra_id"]: dict(ligne)
        for ligne in session.execute(select(table).where(table.c.cra_id.in_(cra_ids))).mappings()
    }
    compagnons = cible.valeurs.__table__  # type: ignore[union-attr]
    lignes = session.execute(select(compagnons).where(compagnons.c.cra_id.in_(cra_ids))).mappings()
    attendus = {ligne["cra_id"]: ligne for ligne in faits}
    valeurs_ecrites, valeurs_attendues = _par_cra(lignes), _par_cra(valeurs)
    for cra_id in cra_ids:
        if detail := _difference(attendus.get(cra_id), ecrits.get(cra_id)):
            yield Ecart(cible.domaine, cra_id, detail)
        if detail := _difference(valeurs_attendues.get(cra_id, {}), valeurs_ecrites.get(cra_id, {})):
            yield Ecart(cible.domaine, cra_id, detail)


def _par_cra(lignes: Any) -> dict[UUID, dict[str, int]]:
    valeurs: dict[UUID, dict[str, int]] = defaultdict(dict)
    for ligne in lignes:
        valeurs[ligne["cra_id"]][f"{ligne['dimension']} {ligne['code']}"] = ligne["effectif"]
    return valeurs


def _difference(attendu: Mapping[str, Any] | None, ecrit: Mapping[str, Any] | None) -> str:
    """The differences, column by column; empty when there is none."""
    if attendu is None or ecrit is None:
        return "" if attendu is ecrit else f"fait {_ou_absent(ecrit)}, attendu {_ou_absent(attendu)}"
    cles = sorted(attendu.keys() | ecrit.keys())
    return ", ".join(
        f"{cle} = {_lisible(ecrit.get(cle))} au lieu de {_lisible(attendu.get(cle))}"
        for cle in cles
        if ecrit.get(cle) != attendu.get(cle)
    )


def _ou_absent(ligne: object) -> str:
    return "présent" if ligne else ABSENT


def _lisible(valeur: object) -> str:
    return "rien" if valeur is None else str(valeur)


def _verifier_orphelins(session: Session, cible: Cible, bilan: Bilan, reparer: bool) -> None:
    """Facts that belong to no report."""
    cras = select(cible.cra.__table__.c.id)  # type: ignore[union-attr]
    for modele in (cible.valeurs, cible.faits):
        table = modele.__table__  # type: ignore[union-attr]
        sans_cra = table.c.cra_id.not_in(cras)
        orphelins = session.scalars(select(table.c.cra_id).where(sans_cra).distinct()).all()
        bilan.ecarts.extend(Ecart(cible.domaine, cra_id, f"{table.name} sans CRA") for cra_id in orphelins)
        if reparer and orphelins:
            session.execute(delete(table).where(sans_cra))
            noter_changements(session, domaine=cible.domaine, identifiants=orphelins)
            bilan.repares += len(orphelins)


def _defauts_des_documents(session: Session) -> Iterator[Ecart]:
    """Documents of the ressourcerie, deleted ones included, whose file is not the one that was added."""
    for ressource in session.scalars(select(Ressource).order_by(col(Ressource.id))):
        if defaut := defaut_du_fichier(ressource):
            yield Ecart("document", ressource.id, f"« {ressource.titre} » : {defaut}")


def _defauts_du_moteur(session: Session) -> Iterator[Ecart]:
    """The defects that SQLite finds in its own file; PostgreSQL guards its references and pages itself."""
    if session.get_bind().dialect.name != "sqlite":
        return
    for (message,) in session.execute(text("PRAGMA integrity_check")):
        if message != "ok":
            yield Ecart("fichier", None, message)
    for table, rang, parent, _ in session.execute(text("PRAGMA foreign_key_check")):
        yield Ecart("référence", None, f"{table} (ligne {rang}) désigne une ligne absente de {parent}")
