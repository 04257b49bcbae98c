"""Free text in one's own reports: accents and case do not matter, every word must be found."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Subquery
from sqlmodel import Session, col, select

from coop_data.domain.accompagnement import Activite, Thematique
from coop_data.domain.coordination import (
    NaturePartenariat,
    ThematiqueAnimation,
    TypeActivite,
    TypeAnimation,
    TypeEvenement,
)
from coop_data.domain.termes import Terme
from coop_data.domain.texte import plier
from coop_data.models import (
    Accompagnement,
    AccompagnementTag,
    ActiviteCoordination,
    Commune,
    CoordinationTag,
    StructurePartenaire,
    Tag,
)

TEXTES: Final[dict[Any, tuple[str, ...]]] = {
    Accompagnement: ("titre", "lieu", "precisions_demarche", "notes"),
    ActiviteCoordination: (
        "nom",
        "type_animation_autre",
        "thematique_autre",
        "type_evenement_autre",
        "organisateur_autre",
        "nature_autre",
        "notes",
    ),
}

CHOIX: Final[Mapping[Any, Mapping[str, type[Terme]]]] = {
    Accompagnement: {"activite": Activite, "thematiques": Thematique},
    ActiviteCoordination: {
        "type": TypeActivite,
        "type_animation": TypeAnimation,
        "thematiques": ThematiqueAnimation,
        "type_evenement": TypeEvenement,
        "natures": NaturePartenariat,
    },
}
"""Choices whose short label is searched too, so that people find what a list shows."""


def ids_du_texte(session: Session, *, texte: str, parmi: Subquery) -> list[UUID]:
    """Which of the reports ``parmi`` hold every word of ``texte``.

    Words are looked for in the names, titles, notes, précisions, places, partners, tags, types and thématiques of
    the person's own reports. They are folded in Python, since engines fold accents differently.
    """
    mots = plier(texte).split()
    textes = _textes(session, parmi)
    return [cra_id for cra_id, morceaux in textes.items() if _contient(plier(" ".join(morceaux)), mots)]


def _contient(plie: str, mots: list[str]) -> bool:
    return all(mot in plie for mot in mots)


def _textes(session: Session, parmi: Subquery) -> dict[UUID, list[str]]:
    """Every text of each report."""
    textes: defaultdict[UUID, list[str]] = defaultdict(list)
    for cra_id, *morceaux in _lignes(session, parmi):
        textes[cra_id] += [morceau for morceau in morceaux if morceau]
    return textes


def _lignes(session: Session, parmi: Subquery) -> Any:
    a_moi = select(parmi.c.id)
    for modele, champs in TEXTES.items():
        colonnes = [getattr(modele, champ) for champ in champs]
        yield from session.execute(select(modele.id, *colonnes).where(modele.id.in_(a_moi)))
    for modele, vocabulaires in CHOIX.items():
        colonnes = [getattr(modele, champ) for champ in vocabulaires]
        for cra_id, *valeurs in session.execute(select(modele.id, *colonnes).where(modele.id.in_(a_moi))):
            yield cra_id, *_noms(vocabulaires.values(), valeurs)
    communes = select(Accompagnement.id, Commune.nom).join(
        Commune, col(Commune.code) == Accompagnement.code_commune
    )
    yield from session.execute(communes.where(col(Accompagnement.id).in_(a_moi)))
    partenaires = select(StructurePartenaire.activite_id, StructurePartenaire.nom, StructurePartenaire.type_autre)
    yield from session.execute(partenaires.where(col(StructurePartenaire.activite_id).in_(a_moi)))
    for cle, lien in (
        (AccompagnementTag.accompagnement_id, AccompagnementTag),
        (CoordinationTag.activite_id, CoordinationTag),
    ):
        tags = select(cle, Tag.nom).join(lien, col(lien.tag_id) == Tag.id).where(col(Tag.supprime_le).is_(None))
        yield from session.execute(tags.where(col(cle).in_(a_moi)))


def _noms(vocabulaires: Iterable[type[Terme]], valeurs: Iterable[Any]) -> Iterable[str]:
    """The short labels of the terms chosen, in single and multiple choices."""
    for vocabulaire, valeur in zip(vocabulaires, valeurs, strict=True):
        for code in valeur if isinstance(valeur, list) else [valeur]:
            if code:
                yield vocabulaire(code).court
