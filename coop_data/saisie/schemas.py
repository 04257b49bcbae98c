"""The content of a form before it is checked: every field may be missing, only unreadable values are refused.

Rules live in ``regles_…``, so that every fault is told at once and in the words of the form. Here, texts lose
their outer spaces (a blank one becomes None) and characters that no database can store, and whole numbers become
``int``.
"""

from collections.abc import Mapping
from datetime import date as Date  # noqa: N812 -- « date » is a field
from types import MappingProxyType
from typing import Annotated, Any, ClassVar, Final
from uuid import UUID

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, ValidationError, ValidationInfo

from coop_data.domain.champs import VALEUR_ILLISIBLE, Formulaire
from coop_data.domain.champs_accompagnement import COLLECTIF, INDIVIDUEL
from coop_data.domain.champs_coordination import ANIMATION, EVENEMENT, PARTENARIAT
from coop_data.errors import SaisieInvalide

TEL_QUEL: Final[dict[str, bool]] = {"tel_quel": True}
"""Context of an import: texts keep their outer spaces, so that an exported file is identical."""


def _texte(valeur: str | None, info: ValidationInfo) -> str | None:
    texte = (valeur or "").replace("\0", "")
    return (texte if info.context == TEL_QUEL and texte.strip() else texte.strip()) or None


def _nombre(valeur: float | None) -> float | None:
    return int(valeur) if isinstance(valeur, float) and valeur.is_integer() else valeur


def _sans_doublon(codes: list[str]) -> list[str]:
    return list(dict.fromkeys(str(code) for code in codes))


Texte = Annotated[str | None, AfterValidator(_texte)]
Nombre = Annotated[int | float | None, AfterValidator(_nombre)]
"""A count, or minutes. A number that is not whole is accepted here, and refused later in the words of the form."""
Codes = Annotated[list[str], AfterValidator(_sans_doublon)]
Code = Annotated[str | None, AfterValidator(lambda code: str(code) if code else None)]


class Saisie(BaseModel):
    """The fields common to every form."""

    model_config = ConfigDict(extra="forbid")
    formulaire: ClassVar[str]

    date: Date | None = None
    tags: list[UUID] = Field(default_factory=list)
    notes: Texte = None


class AccompagnementCreate(Saisie):
    """The CRA of a conseiller. Fields from ``age_18_35`` on belong to the nomenclature of 2022."""

    formulaire: ClassVar[str] = "accompagnement"

    activite: Code = None
    titre: Texte = None
    nb_participants: Nombre = None
    nb_deja_accompagnes: Nombre = None
    duree_minutes: Nombre = None
    classe_duree: Code = None
    type_lieu: Code = None
    lieu: Texte = None
    code_commune: Code = None
    materiel: Codes = Field(default_factory=list)
    thematiques: Codes = Field(default_factory=list)
    demarches: Codes = Field(default_factory=list)
    precisions_demarche: Texte = None
    autonomie: Code = None
    niveau: Code = None
    oriente: bool | None = None
    structure_de_redirection: Code = None
    genre_feminin: Nombre = None
    genre_masculin: Nombre = None
    age_moins_12: Nombre = None
    age_12_17: Nombre = None
    age_18_24: Nombre = None
    age_25_39: Nombre = None
    age_40_59: Nombre = None
    age_60_69: Nombre = None
    age_70_plus: Nombre = None
    statut_scolarise: Nombre = None
    statut_sans_emploi: Nombre = None
    statut_en_emploi: Nombre = None
    statut_retraite: Nombre = None
    age_18_35: Nombre = None
    age_35_60: Nombre = None
    age_plus_60: Nombre = None
    suite_individuel: Nombre = None
    suite_atelier: Nombre = None
    redirections: dict[str, Nombre] = Field(default_factory=dict)


class AnimationCreate(Saisie):
    """An animation of a coordinator."""

    formulaire: ClassVar[str] = "animation"

    duree_minutes: Nombre = None
    mediateurs: Nombre = None
    structures: Nombre = None
    autres_acteurs: Nombre = None
    type_animation: Code = None
    type_animation_autre: Texte = None
    initiative: Code = None
    thematiques: Codes = Field(default_factory=list)
    thematique_autre: Texte = None


class EvenementCreate(Saisie):
    """An évènement of a coordinator."""

    formulaire: ClassVar[str] = "evenement"

    participants: Nombre = None
    nom: Texte = None
    type_evenement: Code = None
    type_evenement_autre: Texte = None
    organisateurs: Codes = Field(default_factory=list)
    organisateur_autre: Texte = None
    echelon: Code = None


class PartenaireCreate(BaseModel):
    """One partner structure of a partenariat."""

    model_config = ConfigDict(extra="forbid")

    nom: Texte = None
    type: Code = None
    type_autre: Texte = None


class PartenariatCreate(Saisie):
    """A partenariat of a coordinator, with the évènement it came from, if any."""

    formulaire: ClassVar[str] = "partenariat"

    nom: Texte = None
    natures: Codes = Field(default_factory=list)
    nature_autre: Texte = None
    echelon: Code = None
    partenaires: list[PartenaireCreate] = Field(default_factory=list)
    evenement_id: UUID | None = None


FORMULAIRES: Final[Mapping[str, type[Saisie]]] = MappingProxyType(
    {
        schema.formulaire: schema
        for schema in (AccompagnementCreate, AnimationCreate, EvenementCreate, PartenariatCreate)
    }
)
_TEXTES_DES_FORMULAIRES: Final[Mapping[str, Formulaire]] = MappingProxyType(
    {"accompagnement": INDIVIDUEL, "animation": ANIMATION, "evenement": EVENEMENT, "partenariat": PARTENARIAT}
)


def formulaire_of(saisie: Saisie) -> Formulaire:
    """The words of the form that was filled: an atelier has its own, apart from a person's."""
    if isinstance(saisie, AccompagnementCreate) and saisie.activite == "collectif":
        return COLLECTIF
    return _TEXTES_DES_FORMULAIRES[saisie.formulaire]


def lire_saisie(formulaire: str, valeurs: Mapping[str, Any], *, contexte: dict[str, bool] | None = None) -> Saisie:
    """Build what a form holds from raw values (a draft, texts), dates as ISO texts; ``contexte``: ``TEL_QUEL``.

    Raises ``SaisieInvalide`` with one message per field whose value cannot be read, ``KeyError`` for an
    unknown form.
    """
    try:
        return FORMULAIRES[formulaire].model_validate(dict(valeurs), context=contexte)
    except ValidationError as refus:
        chemins = [[str(morceau) for morceau in erreur["loc"]] for erreur in refus.errors()]
        raise SaisieInvalide(
            {
                ".".join(morceau for morceau in chemin if morceau not in _VARIANTES): _illisible(
                    formulaire, chemin[0]
                )
                for chemin in chemins
            }
        ) from None


_VARIANTES = frozenset({"int", "float"})
"""What pydantic adds to the path of an error on a ``Nombre``, which it tries as each of these types."""


def _illisible(formulaire: str, code: str) -> str:
    for textes in (_TEXTES_DES_FORMULAIRES[formulaire], COLLECTIF):
        for champ in textes:
            if champ.code == code and "invalide" in champ.messages:
                return champ.messages["invalide"]
    return VALEUR_ILLISIBLE
