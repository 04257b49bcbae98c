"""From a checked form to the columns of its record, and back."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any, Final
from uuid import UUID

from coop_data.domain.accompagnement import Activite, ClasseDuree
from coop_data.domain.coordination import TypePartenaire
from coop_data.domain.texte import plier
from coop_data.models import StructurePartenaire
from coop_data.saisie.registres import Cra, Registre
from coop_data.saisie.regles_accompagnement import AGES_2022, SUITES_2022
from coop_data.saisie.schemas import (
    TEL_QUEL,
    AccompagnementCreate,
    PartenaireCreate,
    PartenariatCreate,
    Saisie,
    lire_saisie,
)
from coop_data.saisie.vocabulaires import AUTRE, PRECISIONS, VOCABULAIRES, codes_choisis

LIENS: Final = frozenset({"tags", "partenaires"})
"""Fields kept in tables of their own."""
SEULEMENT_INDIVIDUEL: Final = ("autonomie", "oriente", "structure_de_redirection")
SEULEMENT_COLLECTIF: Final = ("titre", "niveau")
COMPTES: Final = (
    "nb_deja_accompagnes",
    *(champ for champ in AccompagnementCreate.model_fields if champ.startswith(("genre_", "age_", "statut_"))),
    *AGES_2022,
    *SUITES_2022,
)


@dataclass(frozen=True, slots=True)
class Contenu:
    """The content of a report: its columns, its tags, its partners."""

    colonnes: dict[str, Any]
    tags: frozenset[UUID] = frozenset()
    partenaires: tuple[PartenaireCreate, ...] = ()

    def etat(self) -> dict[str, Any]:
        """One plain mapping, to compare and to journal."""
        liens = {
            "tags": sorted(str(tag) for tag in self.tags),
            "partenaires": [partenaire.model_dump() for partenaire in self.partenaires],
        }
        return self.colonnes | liens


def contenu_of(saisie: Saisie, **colonnes: Any) -> Contenu:
    """The content to store for a checked form; ``colonnes`` are the columns that the form does not have."""
    partenaires = saisie.partenaires if isinstance(saisie, PartenariatCreate) else ()
    return Contenu(
        colonnes_of(saisie) | colonnes,
        frozenset(saisie.tags),
        tuple(
            partenaire if partenaire.type == AUTRE else partenaire.model_copy(update={"type_autre": None})
            for partenaire in partenaires
        ),
    )


def contenu_du_cra(
    cra: Cra, champs: Iterable[str], *, tags: Iterable[UUID], partenaires: Iterable[StructurePartenaire]
) -> Contenu:
    """The present content of a record, limited to these columns."""
    return Contenu(
        {champ: getattr(cra, champ) for champ in champs},
        frozenset(tags),
        tuple(partenaire_of(ligne) for ligne in partenaires),
    )


def colonnes_of(saisie: Saisie) -> dict[str, Any]:
    """The columns to store: lists in the order of their vocabulary, fields of other types left empty."""
    colonnes = {champ: getattr(saisie, champ) for champ in type(saisie).model_fields if champ not in LIENS}
    for precision, choix in PRECISIONS[saisie.formulaire].items():
        if AUTRE not in codes_choisis(saisie, choix):
            colonnes[precision] = None
    for champ, vocabulaire in VOCABULAIRES[saisie.formulaire].items():
        valeur = colonnes[champ]
        if isinstance(valeur, list):
            colonnes[champ] = [terme.value for terme in vocabulaire if terme.value in valeur]
        elif valeur is not None:
            colonnes[champ] = vocabulaire(valeur)
    return colonnes | _propres_a_l_accompagnement(saisie) if isinstance(saisie, AccompagnementCreate) else colonnes


def champs_etrangers(activite: str | None) -> tuple[str, ...]:
    """The fields that an accompagnement of this kind does not have."""
    return SEULEMENT_INDIVIDUEL if activite == Activite.COLLECTIF else SEULEMENT_COLLECTIF


def _propres_a_l_accompagnement(saisie: AccompagnementCreate) -> dict[str, Any]:
    """Columns of an accompagnement that are derived: zeros, class of duration, and empty fields of
    the other kind.
    """
    classe = saisie.classe_duree or (
        ClasseDuree.of_minutes(int(saisie.duree_minutes)) if saisie.duree_minutes else None
    )
    return {
        **{champ: getattr(saisie, champ) or 0 for champ in COMPTES},
        **dict.fromkeys(champs_etrangers(saisie.activite)),
        "nb_participants": saisie.nb_participants or 1,
        "classe_duree": ClasseDuree(classe) if classe else None,
        "redirections": {organisme: nombre for organisme, nombre in saisie.redirections.items() if nombre},
    }


def saisie_of_cra(
    registre: Registre, cra: Cra, *, tags: Iterable[UUID], partenaires: Sequence[StructurePartenaire]
) -> Saisie:
    """The form filled with this record."""
    champs = registre.schema.model_fields
    valeurs = {champ: getattr(cra, champ) for champ in champs if champ not in LIENS}
    valeurs["tags"] = list(tags)
    if "partenaires" in champs:
        valeurs["partenaires"] = [partenaire_of(ligne) for ligne in partenaires]
    return lire_saisie(registre.formulaire, valeurs, contexte=TEL_QUEL)


def partenaire_of(ligne: StructurePartenaire) -> PartenaireCreate:
    """A partner as the form shows it."""
    valeurs = {"nom": ligne.nom, "type": ligne.type, "type_autre": ligne.type_autre}
    return PartenaireCreate.model_validate(valeurs, context=TEL_QUEL)


def lignes_partenaires(activite_id: UUID, partenaires: Sequence[PartenaireCreate]) -> list[StructurePartenaire]:
    """The partner rows to store, in the order typed."""
    return [
        StructurePartenaire(
            activite_id=activite_id,
            rang=rang,
            nom=partenaire.nom,
            nom_plie=plier(partenaire.nom or ""),
            type=TypePartenaire(partenaire.type) if partenaire.type else None,
            type_autre=partenaire.type_autre,
        )
        for rang, partenaire in enumerate(partenaires)
    ]
