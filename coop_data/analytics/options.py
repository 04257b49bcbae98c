"""Choices of open filters: the communes, structures, tags and partners found on the page itself."""

from collections.abc import Callable, Mapping
from typing import Any

from sqlalchemy import func, select
from sqlmodel import Session

from coop_data.analytics.noms import TagsVisibles, nommer
from coop_data.analytics.requete import Requete, lire
from coop_data.analytics.sources import TABLES
from coop_data.analytics.statistique import Nomenclature

LIMITE = 1_000
"""How many values are offered, the most frequent first; others are reached by typing a code."""

Options = Mapping[str, str]
"""Label of each value, the most frequent first."""


def lire_options(session: Session, requete: Requete, cle: str, *, tags_visibles: TagsVisibles) -> Options:
    """The values of an open filter among the facts of a request. Raises ``KeyError`` for a closed one."""
    return dict(list(_LECTURES[cle](session, requete, tags_visibles).items())[:LIMITE])


def _par_colonne(session: Session, requete: Requete, colonne: str, nomenclature: Nomenclature) -> Options:
    axe = requete.source.faits.c[colonne]
    statement = requete.restreindre(select(axe, func.count())).where(axe.is_not(None)).group_by(axe)
    comptes = {cle: int(nombre) for cle, nombre in lire(session, statement)}
    return _nommer(session, requete, comptes, nomenclature)


def _par_dimension(session: Session, requete: Requete, dimension: str) -> dict[str, int]:
    faits, valeurs = requete.source.faits, requete.source.valeurs
    statement = (
        select(valeurs.c.code, func.count())
        .join_from(faits, valeurs, valeurs.c.cra_id == faits.c.cra_id)
        .where(valeurs.c.dimension == dimension)
    )
    lignes = lire(session, requete.restreindre(statement).group_by(valeurs.c.code))
    return {code: int(nombre) for code, nombre in lignes}


def _nommer(
    session: Session,
    requete: Requete,
    comptes: Mapping[Any, int],
    nomenclature: Nomenclature,
    tags: TagsVisibles = None,
) -> Options:
    """Code and label of the values counted, the most frequent first, then by name."""
    noms = nommer(session, nomenclature, comptes, tags, tables=requete.source.tables)
    ordre = sorted(noms, key=lambda cle: (-comptes[cle], noms[cle][1], noms[cle][0]))
    return {noms[cle][0]: noms[cle][1] for cle in ordre}


def _communes(session: Session, requete: Requete, _tags: TagsVisibles) -> Options:
    return _par_colonne(session, requete, "commune", Nomenclature.COMMUNE)


def _codes_postaux(session: Session, requete: Requete, _tags: TagsVisibles) -> Options:
    """The postal codes of these communes, arrondissements included, each with its communes."""
    commune = TABLES["commune"].c
    presentes = _communes(session, requete, None)
    villes: dict[str, list[str]] = {}
    for nom, codes in session.execute(
        select(commune.nom, commune.codes_postaux).where(
            func.coalesce(commune.commune_mere, commune.code).in_(list(presentes)[:LIMITE])
        )
    ):
        for code in filter(None, codes.split("|")):
            villes.setdefault(code, []).append(nom)
    return {code: f"{code} – {', '.join(sorted(set(villes[code])))}" for code in sorted(villes)}


def _structures(session: Session, requete: Requete, _tags: TagsVisibles) -> Options:
    return _par_colonne(session, requete, "structure_id", Nomenclature.STRUCTURE)


def _tags(session: Session, requete: Requete, tags: TagsVisibles) -> Options:
    return _nommer(session, requete, _par_dimension(session, requete, "tag"), Nomenclature.TAG, tags)


def _partenaires(session: Session, requete: Requete, _tags: TagsVisibles) -> Options:
    comptes = _par_dimension(session, requete, "partenaire")
    return {nom: nom for nom in sorted(comptes, key=lambda nom: (-comptes[nom], nom))}


_LECTURES: Mapping[str, Callable[[Session, Requete, TagsVisibles], Options]] = {
    "commune": _communes,
    "code_postal": _codes_postaux,
    "structure": _structures,
    "tag": _tags,
    "partenaire": _partenaires,
}
