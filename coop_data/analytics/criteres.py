"""The filters, as data: key, label, domains, how each restricts the facts, how a value is written."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import ColumnElement, func, or_, select

from coop_data.analytics.sources import Source
from coop_data.analytics.statistique import Domaine
from coop_data.domain.accompagnement import Activite, Demarche, Thematique, TypeLieu
from coop_data.domain.coordination import Echelon, Initiative, ThematiqueAnimation, TypeActivite
from coop_data.domain.termes import Terme
from coop_data.domain.texte import plier
from coop_data.errors import PerimetreInvalide
from coop_data.faits.lignes import LONGUEUR_MAX_CODE

_TOUS = (Domaine.ACCOMPAGNEMENT, Domaine.COORDINATION)
_ACCOMPAGNEMENT = (Domaine.ACCOMPAGNEMENT,)
_COORDINATION = (Domaine.COORDINATION,)


@dataclass(frozen=True, slots=True)
class ParColonne:
    """Keeps the facts whose column holds one of the values."""

    colonne: str

    def condition(self, source: Source, valeurs: Sequence[str]) -> ColumnElement[bool]:
        """The restriction, as a condition on the facts."""
        return source.faits.c[self.colonne].in_(valeurs)


@dataclass(frozen=True, slots=True)
class ParDimension:
    """Keeps the facts that mention one of the values in a multiple choice."""

    dimension: str

    def condition(self, source: Source, valeurs: Sequence[str]) -> ColumnElement[bool]:
        """The restriction, as a condition on the facts."""
        compagne = source.valeurs.alias()  # the statement around may read the same table
        mentions = select(compagne.c.cra_id).where(
            compagne.c.dimension == self.dimension, compagne.c.code.in_(valeurs)
        )
        return source.faits.c.cra_id.in_(mentions)


@dataclass(frozen=True, slots=True)
class ParStructure:
    """Keeps the facts of structures named by their external identifier."""

    def condition(self, source: Source, valeurs: Sequence[str]) -> ColumnElement[bool]:
        """The restriction, as a condition on the facts."""
        structure = source.tables["structure"]
        return source.faits.c.structure_id.in_(select(structure.c.id).where(structure.c.id_externe.in_(valeurs)))


@dataclass(frozen=True, slots=True)
class ParCodePostal:
    """Keeps the facts whose commune bears one of the postal codes; arrondissements count in their city."""

    def condition(self, source: Source, valeurs: Sequence[str]) -> ColumnElement[bool]:
        """The restriction, as a condition on the facts."""
        commune = source.tables["commune"]
        communes = select(func.coalesce(commune.c.commune_mere, commune.c.code)).where(
            or_(*(commune.c.codes_postaux.contains(valeur, autoescape=True) for valeur in valeurs))
        )
        return source.faits.c.commune.in_(communes)


@dataclass(frozen=True, slots=True)
class Critere:
    """One filter. Without ``vocabulaire`` its values are open: they are looked up in the records."""

    cle: str
    libelle: str
    domaines: tuple[Domaine, ...]
    restriction: ParColonne | ParDimension | ParStructure | ParCodePostal
    vocabulaire: type[Terme] | None = None
    plie: bool = False  # compared without accents or case

    def lire(self, texte: str) -> str:
        """The stored form of a value. Raises ``PerimetreInvalide`` when the vocabulary has no such term."""
        if self.vocabulaire is None:
            return plier(texte)[:LONGUEUR_MAX_CODE] if self.plie else texte.strip()
        try:
            return self.vocabulaire.from_texte(texte).value
        except ValueError as erreur:
            raise inconnue(self, texte) from erreur

    def libelle_of(self, valeur: str) -> str:
        """What people read for a stored value; an open value is its own label."""
        return self.vocabulaire(valeur).court if self.vocabulaire else valeur


def inconnue(critere: Critere, valeur: str) -> PerimetreInvalide:
    """The error for a value that does not exist."""
    return PerimetreInvalide(f"« {valeur} » n’est pas une valeur connue du filtre « {critere.cle} ».")


CRITERES = {
    critere.cle: critere
    for critere in (
        Critere("activite", "Activité", _ACCOMPAGNEMENT, ParColonne("activite"), Activite),
        Critere("theme", "Thème", _ACCOMPAGNEMENT, ParDimension("thematique"), Thematique),
        Critere("demarche", "Démarche", _ACCOMPAGNEMENT, ParDimension("demarche"), Demarche),
        Critere("lieu", "Type de lieu", _ACCOMPAGNEMENT, ParColonne("type_lieu"), TypeLieu),
        Critere("commune", "Commune", _ACCOMPAGNEMENT, ParColonne("commune")),
        Critere("code_postal", "Code postal", _ACCOMPAGNEMENT, ParCodePostal()),
        Critere("type", "Type d’activité", _COORDINATION, ParColonne("type"), TypeActivite),
        Critere("thematique", "Thématique", _COORDINATION, ParDimension("thematique"), ThematiqueAnimation),
        Critere("initiative", "Initiative", _COORDINATION, ParColonne("initiative"), Initiative),
        Critere("echelon", "Échelon territorial", _COORDINATION, ParColonne("echelon"), Echelon),
        Critere("partenaire", "Partenaire", _COORDINATION, ParDimension("partenaire"), plie=True),
        Critere("structure", "Structure", _TOUS, ParStructure()),
        Critere("tag", "Tag", _TOUS, ParDimension("tag")),
    )
}
"""Every filter by its key; a key means the same in every domain that has it."""


def criteres_of(domaine: Domaine) -> tuple[Critere, ...]:
    """The filters of a domain, in the order of pages."""
    return tuple(critere for critere in CRITERES.values() if domaine in critere.domaines)
