"""Taking a photograph: every row that figures of the quarter read is copied, by the database itself, at once."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Final

from sqlalchemy import ColumnElement, Table, func, insert, literal, or_, select, text
from sqlmodel import Session

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Objet, verifier_droit
from coop_data.domain.periode import PREMIER_JOUR, Periode, periode_du_trimestre
from coop_data.domain.photographies import Cliche, code_of
from coop_data.errors import ErreurUtilisateur, PerimetreInvalide
from coop_data.journal import Operation, journaliser
from coop_data.models import COPIES, Modele, Photographie, maintenant
from coop_data.photographies.liste import dernier_rang

OBJET: Final = "photographie"
AVANT_LE_PROGRAMME: Final = "Aucune activité n’est enregistrée avant 2020 : choisissez un trimestre plus récent."

Progression = Callable[[int, int], None]
VIVANTES = Modele.metadata.tables


def photographier(
    session: Session,
    *,
    acteur: Acteur,
    trimestre: str,
    progression: Progression = lambda fait, total: None,
) -> Cliche:
    """Freeze the figures of a quarter (``AAAA-Tn``) as they are; a quarter may have several photographs.

    ``progression`` is called with (tables copied, tables). Raises ``AccesRefuse``, ``PerimetreInvalide`` for what
    is no quarter, ``ErreurUtilisateur`` for one that has not ended.
    """
    verifier_droit(acteur, Action.CREER, Objet.PHOTOGRAPHIE)
    periode = _periode_close(acteur, trimestre)
    _arreter_les_ecritures(session)
    prise = _inscrire(session, acteur, trimestre, periode)
    for rang, (nom, copie) in enumerate(COPIES.items()):
        progression(rang, len(COPIES))
        _copier(session, VIVANTES[nom], copie, prise.code, periode)
    progression(len(COPIES), len(COPIES))
    journaliser(
        session,
        acteur=acteur,
        action=Operation.CREER,
        objet=OBJET,
        objet_id=prise.code,
        apres={"nom": prise.code, "accompagnements": prise.accompagnements, "activites": prise.activites},
    )
    return Cliche(prise.trimestre, prise.rang, prise.prise_le)


def _periode_close(acteur: Acteur, trimestre: str) -> Periode:
    try:
        periode = periode_du_trimestre(trimestre)
    except ValueError as erreur:
        raise PerimetreInvalide(str(erreur)) from erreur
    if periode.du < PREMIER_JOUR:
        raise ErreurUtilisateur(AVANT_LE_PROGRAMME)
    if periode.au >= acteur.aujourdhui():
        nom, suite = formats.trimestre(trimestre), formats.jour(periode.au + timedelta(days=1))
        raise ErreurUtilisateur(f"Le {nom} n’est pas terminé : il pourra être photographié à partir du {suite}.")
    return periode


def _arreter_les_ecritures(session: Session) -> None:
    """All the copies are of one moment: on PostgreSQL, reports and teams wait; on SQLite, every writer does."""
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("LOCK TABLE changement IN SHARE MODE"))


def _inscrire(session: Session, acteur: Acteur, trimestre: str, periode: Periode) -> Photographie:
    rang = dernier_rang(session, trimestre) + 1
    prise = Photographie(
        code=code_of(trimestre, rang),
        trimestre=trimestre,
        rang=rang,
        prise_le=maintenant(),
        utilisateur_id=acteur.utilisateur_id,
        auteur=acteur.nom,
        accompagnements=_compter(session, VIVANTES["faits_accompagnement"], periode),
        activites=_compter(session, VIVANTES["faits_coordination"], periode),
    )
    session.add(prise)
    session.flush()
    return prise


def _compter(session: Session, faits: Table, periode: Periode) -> int:
    return session.scalar(select(func.count()).select_from(faits).where(_dates(faits, periode))) or 0


def _copier(session: Session, vivante: Table, copie: Table, code: str, periode: Periode) -> None:
    colonnes = [colonne.name for colonne in copie.c if colonne is not copie.c.photographie]
    lignes = select(literal(code), *(vivante.c[nom] for nom in colonnes))
    if restreindre := RESTRICTIONS.get(vivante.name):
        lignes = lignes.where(restreindre(vivante, periode))
    session.execute(insert(copie).from_select(["photographie", *colonnes], lignes))


# --- The rows that a figure of the quarter may read -----------------------------------------------------


def _dates(faits: Table, periode: Periode) -> ColumnElement[bool]:
    return faits.c.date.between(periode.du, periode.au)


def _mentions(valeurs: Table, periode: Periode) -> ColumnElement[bool]:
    faits = VIVANTES[valeurs.name.removesuffix("_valeur")]
    return valeurs.c.cra_id.in_(select(faits.c.cra_id).where(_dates(faits, periode)))


def _temps(table: Table, periode: Periode) -> ColumnElement[bool]:
    """One day of the quarter at least, in a post or a team, or absent."""
    return (table.c.date_debut <= periode.au) & or_(table.c.date_fin.is_(None), table.c.date_fin >= periode.du)


def _vivants(tag: Table, _periode: Periode) -> ColumnElement[bool]:
    return tag.c.supprime_le.is_(None)


def _complets(bilan: Table, periode: Periode) -> ColumnElement[bool]:
    return (bilan.c.trimestre == next(periode.trimestres())) & bilan.c.complet_le.is_not(None)


RESTRICTIONS: Mapping[str, Callable[[Table, Periode], ColumnElement[bool]]] = {
    "faits_accompagnement": _dates,
    "faits_accompagnement_valeur": _mentions,
    "faits_coordination": _dates,
    "faits_coordination_valeur": _mentions,
    "equipe": _temps,
    "absence": _temps,
    "poste": _temps,
    "tag": _vivants,
    "bilan_trimestriel": _complets,
}
"""By table; the others are copied whole."""
