"""Taking a photograph: the database copies, in one transaction, every row that figures of the quarter read."""

from collections.abc import Callable, Mapping
from datetime import timedelta
from functools import partial
from typing import Any, Final

from sqlalchemy import ColumnElement, Select, Table, func, insert, literal, or_, select, text, union_all
from sqlmodel import Session

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Objet, verifier_droit
from coop_data.acces.perimetre import dans_une_equipe
from coop_data.domain.periode import AVANT_LE_PROGRAMME, PREMIER_JOUR, Periode, periode_du_trimestre
from coop_data.domain.photographies import Cliche, code_of
from coop_data.errors import ErreurUtilisateur, PerimetreInvalide
from coop_data.journal import Operation, journaliser
from coop_data.models import COPIES, Modele, Photographie, maintenant
from coop_data.photographies.liste import dernier_rang

OBJET: Final = "photographie"

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

    ``progression`` is called with (tables copied, tables). Raises ``AccesRefuse``, ``PerimetreInvalide`` when it
    is not a quarter, ``ErreurUtilisateur`` when it has not ended.
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
    """Make writers wait, so that all copies are of one moment; on SQLite the transaction already does."""
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


# --- The rows that figures and the follow-up of the quarter may read --------------------------------------


def _dates(faits: Table, periode: Periode) -> ColumnElement[bool]:
    return faits.c.date.between(periode.du, periode.au)


def _mentions(valeurs: Table, periode: Periode) -> ColumnElement[bool]:
    faits = VIVANTES[valeurs.name.removesuffix("_valeur")]
    return valeurs.c.cra_id.in_(select(faits.c.cra_id).where(_dates(faits, periode)))


def _comptes_et_derniers(faits: Table, periode: Periode, *, auteur: str) -> ColumnElement[bool]:
    """The reports of the quarter, and the earlier ones that tell when someone last logged.

    The latter bear earlier dates: no figure of the quarter counts them.
    """
    return or_(_dates(faits, periode), faits.c.cra_id.in_(_derniers_avant(faits, periode, faits.c[auteur])))


def _derniers_avant(faits: Table, periode: Periode, auteur: ColumnElement[Any]) -> Select[tuple[Any]]:
    """The last report of each person before the quarter for each employer; then the same within each team."""
    equipe = VIVANTES["equipe"]
    en_equipe = dans_une_equipe(equipe, faits, auteur)

    def ranger(groupe: ColumnElement[Any]) -> Select[tuple[Any, ...]]:
        rang = func.row_number().over(
            partition_by=(groupe, faits.c.structure_id), order_by=(faits.c.date.desc(), faits.c.cra_id)
        )
        return select(faits.c.cra_id, rang.label("rang")).where(faits.c.date < periode.du)

    ranges = union_all(ranger(auteur), ranger(equipe.c.id).join(equipe, en_equipe)).subquery()
    return select(ranges.c.cra_id).where(ranges.c.rang == 1)


def _commences(temps: Table, periode: Periode) -> ColumnElement[bool]:
    """Posts, teams and absences, however old: lateness depends on all of them."""
    return temps.c.date_debut <= periode.au


def _vivants(tag: Table, _periode: Periode) -> ColumnElement[bool]:
    return tag.c.supprime_le.is_(None)


def _complets(bilan: Table, periode: Periode) -> ColumnElement[bool]:
    return (bilan.c.trimestre == next(periode.trimestres())) & bilan.c.complet_le.is_not(None)


RESTRICTIONS: Mapping[str, Callable[[Table, Periode], ColumnElement[bool]]] = {
    "faits_accompagnement": partial(_comptes_et_derniers, auteur="conseiller_id"),
    "faits_accompagnement_valeur": _mentions,
    "faits_coordination": partial(_comptes_et_derniers, auteur="coordinateur_id"),
    "faits_coordination_valeur": _mentions,
    "equipe": _commences,
    "absence": _commences,
    "poste": _commences,
    "tag": _vivants,
    "bilan_trimestriel": _complets,
}
"""By table; the others are copied whole."""
