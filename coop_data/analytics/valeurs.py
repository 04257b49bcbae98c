"""Checking values of open filters against the records: they exist, and the reader may see them."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from uuid import UUID

from sqlalchemy import select
from sqlmodel import Session

from coop_data.analytics.criteres import CRITERES, inconnue
from coop_data.analytics.filtres import Filtres, Noms
from coop_data.analytics.noms import TagsVisibles
from coop_data.domain.texte import plier
from coop_data.photographies import Tables, tables_of

Trouvees = Mapping[str, tuple[tuple[str, ...], str]]
"""For each value asked for, the values of the facts that it covers, and its label."""


def resoudre(
    session: Session, filtres: Filtres, *, tags_visibles: TagsVisibles = frozenset()
) -> tuple[Filtres, Noms]:
    """The same filters with open values replaced by those of the facts, and the labels of the values.

    A tag may be given by its name or identifier, among ``tags_visibles`` (``None``: all, command line only);
    an arrondissement stands for its city. Raises ``PerimetreInvalide`` on a value that does not exist.
    """
    tables = tables_of(filtres.photographie)
    noms: dict[tuple[str, str], str] = {}
    resolues = []
    for cle, valeurs in filtres.valeurs:
        if cle in _RECHERCHES:
            trouvees = _RECHERCHES[cle](session, tables, valeurs, tags_visibles)
            for valeur in valeurs:
                if valeur not in trouvees:
                    raise inconnue(CRITERES[cle], valeur)
                codes, libelle = trouvees[valeur]
                noms |= {(cle, code): libelle for code in codes}
            valeurs = tuple(dict.fromkeys(code for valeur in valeurs for code in trouvees[valeur][0]))
        resolues.append((cle, valeurs))
    return replace(filtres, valeurs=tuple(resolues)), noms


def _communes(session: Session, tables: Tables, valeurs: tuple[str, ...], _tags: TagsVisibles) -> Trouvees:
    commune = tables["commune"].c
    lignes = session.execute(
        select(commune.code, commune.nom, commune.commune_mere).where(commune.code.in_(valeurs))
    )
    return {code: ((mere or code,), nom) for code, nom, mere in lignes}


def _codes_postaux(session: Session, tables: Tables, valeurs: tuple[str, ...], _tags: TagsVisibles) -> Trouvees:
    commune = tables["commune"].c
    trouvees = {}
    for valeur in valeurs:
        existe = select(commune.code).where(commune.codes_postaux.contains(valeur, autoescape=True)).limit(1)
        if len(valeur) == 5 and valeur.isdigit() and session.scalar(existe):
            trouvees[valeur] = ((valeur,), valeur)
    return trouvees


def _structures(session: Session, tables: Tables, valeurs: tuple[str, ...], _tags: TagsVisibles) -> Trouvees:
    structure = tables["structure"].c
    lignes = session.execute(select(structure.id_externe, structure.nom).where(structure.id_externe.in_(valeurs)))
    return {code: ((code,), nom) for code, nom in lignes}


def _partenaires(session: Session, tables: Tables, valeurs: tuple[str, ...], _tags: TagsVisibles) -> Trouvees:
    mentions = tables["faits_coordination_valeur"].c
    lignes = session.scalars(
        select(mentions.code).where(mentions.dimension == "partenaire", mentions.code.in_(valeurs)).distinct()
    )
    return {nom: ((nom,), nom) for nom in lignes}


def _tags(session: Session, tables: Tables, valeurs: tuple[str, ...], tags_visibles: TagsVisibles) -> Trouvees:
    tag = tables["tag"].c
    noms_plies = {plier(valeur) for valeur in valeurs}
    lignes = session.execute(
        select(tag.id, tag.nom, tag.nom_plie).where(
            tag.supprime_le.is_(None), tag.nom_plie.in_(noms_plies) | tag.id.in_(_identifiants(valeurs))
        )
    )
    visibles = [ligne for ligne in lignes if tags_visibles is None or ligne.id in tags_visibles]
    trouvees = {}
    for valeur in valeurs:
        nommes = [ligne for ligne in visibles if valeur == str(ligne.id) or plier(valeur) == ligne.nom_plie]
        if nommes:
            trouvees[valeur] = (tuple(str(ligne.id) for ligne in nommes), nommes[0].nom)
    return trouvees


def _identifiants(valeurs: Iterable[str]) -> list[UUID]:
    identifiants = []
    for valeur in valeurs:
        try:
            identifiants.append(UUID(valeur))
        except ValueError:
            continue  # a name, not an identifier
    return identifiants


_RECHERCHES: Mapping[str, Callable[[Session, Tables, tuple[str, ...], TagsVisibles], Trouvees]] = {
    "commune": _communes,
    "code_postal": _codes_postaux,
    "structure": _structures,
    "partenaire": _partenaires,
    "tag": _tags,
}
