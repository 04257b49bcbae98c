"""The model workbook, as data: one sheet per form, the columns of the CSV in the words of a person.

A list has as many columns as one usually fills; each cell may also hold several values.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from types import MappingProxyType
from typing import Final

from coop_data.domain import accompagnement as acc
from coop_data.domain import coordination as coo
from coop_data.domain.termes import Terme

OUI_NON: Final = ("Oui", "Non")
PARTENAIRES: Final = 4
IDENTIFIANT: Final = "Identifiant (ne pas modifier)"
EXEMPLE: Final = "EXEMPLE"
"""The identifier of the example row of a sheet, which is not imported as it stands."""


class Nature(Enum):
    """What a cell holds."""

    TEXTE = "texte"
    ENTIER = "entier"
    DATE = "date"
    DUREE = "duree"


@dataclass(frozen=True, slots=True)
class ColonneModele:
    """``code``: the column of the CSV it fills. ``nombre``: of columns for a list.

    ``vocabulaire``: what the drop-down list offers, by short label; ``oui_non``: it offers « Oui » and « Non ».
    ``personne``: the choice counts one person in its class (``genre`` and « Féminin » fill ``genre_feminin``).
    """

    code: str
    libelle: str
    aide: str = ""
    nature: Nature = Nature.TEXTE
    vocabulaire: type[Terme] | None = None
    nombre: int = 1
    obligatoire: bool = False
    personne: bool = False
    oui_non: bool = False
    exemples: tuple[object, ...] = ()

    @property
    def entetes(self) -> tuple[str, ...]:
        """The header of each of its columns."""
        if self.nombre == 1:
            return (self.libelle,)
        return tuple(f"{self.libelle} {rang}" for rang in range(1, self.nombre + 1))

    @property
    def choix(self) -> tuple[str, ...]:
        """What the drop-down list offers; empty for a free cell."""
        if self.vocabulaire is not None:
            return tuple(terme.court for terme in self.vocabulaire.choix())
        return OUI_NON if self.oui_non else ()


@dataclass(frozen=True, slots=True)
class FeuilleModele:
    """One form. ``fixes``: cells added to every row of the sheet without being asked."""

    titre: str
    colonnes: tuple[ColonneModele, ...]
    fixes: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Modele:
    """The sheets of a kind of file, and the column that names authors, for people who import for others."""

    feuilles: tuple[FeuilleModele, ...]
    auteur: ColonneModele


def _entier(
    code: str, libelle: str, aide: str = "", *, obligatoire: bool = False, exemple: object = None
) -> ColonneModele:
    exemples = () if exemple is None else (exemple,)
    return ColonneModele(code, libelle, aide, Nature.ENTIER, obligatoire=obligatoire, exemples=exemples)


_PLUSIEURS: Final = (
    "Une valeur par colonne ; plusieurs dans une cellule se séparent par « ; » ou un retour à la ligne."
)
_DATE: Final = ColonneModele(
    "date",
    "Date",
    "Jour de l’activité, par exemple 12/03/2026.",
    Nature.DATE,
    obligatoire=True,
    exemples=("12/03/2026",),
)
_DUREE: Final = ColonneModele(
    "duree",
    "Durée en minutes",
    "90 pour une heure et demie ; 1h30 ou 1:30 se comprennent aussi.",
    Nature.DUREE,
    obligatoire=True,
    exemples=(90,),
)
_FIN: Final = (
    ColonneModele(
        "tags",
        "Tags",
        "Plusieurs tags se séparent par « | » ou un retour à la ligne (Alt + Entrée). Un tag que vous n’avez pas "
        "encore est créé pour vous.",
        exemples=("Été 2026 | France Services",),
    ),
    ColonneModele("notes", "Notes", "Vous seul·e les lirez. Aucune donnée sensible, aucun nom de bénéficiaire."),
    ColonneModele(
        "structure",
        "Structure employeuse (identifiant)",
        "À remplir seulement si vous aviez deux postes ce jour-là ; sinon elle est trouvée par la date.",
    ),
)
_SEANCE: Final = (
    _DATE,
    _DUREE,
    ColonneModele(
        "type_lieu",
        "Lieu",
        vocabulaire=acc.TypeLieu,
        obligatoire=True,
        exemples=(acc.TypeLieu.LIEU_ACTIVITE.court,),
    ),
    ColonneModele("lieu", "Nom du lieu", exemples=("Médiathèque",)),
    ColonneModele(
        "code_commune",
        "Code Insee de la commune",
        "Cinq caractères, qui ne sont pas le code postal. Obligatoire à domicile et dans un autre lieu.",
        exemples=("69123",),
    ),
    ColonneModele(
        "thematiques",
        "Thématique",
        _PLUSIEURS,
        vocabulaire=acc.Thematique,
        nombre=4,
        obligatoire=True,
        exemples=(acc.Thematique.EMAIL.court, acc.Thematique.BUREAUTIQUE.court),
    ),
    ColonneModele(
        "demarches",
        "Démarche administrative",
        f"Seulement avec le thème de l’aide aux démarches. {_PLUSIEURS}",
        vocabulaire=acc.Demarche,
        nombre=2,
    ),
    ColonneModele("materiel", "Matériel", _PLUSIEURS, vocabulaire=acc.Materiel, nombre=2),
)


def _personne(code: str, libelle: str, vocabulaire: type[Terme]) -> ColonneModele:
    return ColonneModele(code, libelle, "Facultatif.", vocabulaire=vocabulaire, personne=True)


def _comptes(prefixe: str, libelle: str, vocabulaire: type[Terme]) -> tuple[ColonneModele, ...]:
    aide = "Nombre de participants ; ce qui n’est pas rempli compte comme « non communiqué »."
    return tuple(
        _entier(f"{prefixe}_{terme}", f"{libelle} : {terme.court}", aide)
        for terme in vocabulaire.choix()
        if terme.value != "non_communique"
    )


ACCOMPAGNEMENTS: Final = Modele(
    (
        FeuilleModele(
            "Accompagnements individuels",
            (
                *_SEANCE,
                ColonneModele("autonomie", "Niveau d’autonomie", vocabulaire=acc.Autonomie),
                ColonneModele("oriente", "Orienté vers une autre structure", oui_non=True),
                ColonneModele(
                    "structure_de_redirection",
                    "Vers quelle structure",
                    "Seulement si la personne est orientée.",
                    vocabulaire=acc.StructureDeRedirection,
                ),
                ColonneModele("nb_deja_accompagnes", "Déjà accompagné·e", oui_non=True, exemples=("Oui",)),
                _personne("genre", "Genre", acc.Genre),
                _personne("age", "Tranche d’âge", acc.TrancheAge),
                _personne("statut", "Statut", acc.Statut),
                *_FIN,
            ),
            MappingProxyType({"activite": acc.Activite.INDIVIDUEL.value, "nb_participants": "1"}),
        ),
        FeuilleModele(
            "Ateliers collectifs",
            (
                *_SEANCE,
                ColonneModele("titre", "Titre de l’atelier", exemples=("Premiers clics",)),
                _entier("nb_participants", "Nombre de participants", obligatoire=True, exemple=8),
                _entier("nb_deja_accompagnes", "Déjà accompagnés", "Parmi les participants.", exemple=3),
                ColonneModele("niveau", "Niveau de l’atelier", vocabulaire=acc.Niveau),
                *_comptes("genre", "Genre", acc.Genre),
                *_comptes("age", "Âge", acc.TrancheAge),
                *_comptes("statut", "Statut", acc.Statut),
                *_FIN,
            ),
            MappingProxyType({"activite": acc.Activite.COLLECTIF.value}),
        ),
    ),
    ColonneModele("conseiller", "Conseiller (identifiant)", obligatoire=True),
)
_PRECISION: Final = "Seulement avec « Autre »."
_NOM_DU_PARTENAIRE: Final = "Une structure par groupe de trois colonnes."
COORDINATION: Final = Modele(
    (
        FeuilleModele(
            "Animations",
            (
                _DATE,
                _DUREE,
                _entier("mediateurs", "Médiateurs", "Au moins un public est attendu.", exemple=12),
                _entier("structures", "Structures", exemple=3),
                _entier("autres_acteurs", "Autres acteurs"),
                ColonneModele(
                    "type_animation",
                    "Type d’animation",
                    vocabulaire=coo.TypeAnimation,
                    obligatoire=True,
                    exemples=(coo.TypeAnimation.REUNION_COORDINATION.court,),
                ),
                ColonneModele("type_animation_autre", "Type d’animation : précision", _PRECISION),
                ColonneModele("initiative", "À l’initiative de", vocabulaire=coo.Initiative),
                ColonneModele(
                    "thematiques",
                    "Thématique",
                    _PLUSIEURS,
                    vocabulaire=coo.ThematiqueAnimation,
                    nombre=3,
                    obligatoire=True,
                    exemples=(coo.ThematiqueAnimation.PARTAGE.court,),
                ),
                ColonneModele("thematique_autre", "Thématique : précision", _PRECISION),
                *_FIN,
            ),
            MappingProxyType({"type": coo.TypeActivite.ANIMATION.value}),
        ),
        FeuilleModele(
            "Évènements",
            (
                _DATE,
                ColonneModele("nom", "Nom de l’évènement", exemples=("Forum du numérique",)),
                _entier("participants", "Nombre de participants", exemple=120),
                ColonneModele(
                    "type_evenement",
                    "Type d’évènement",
                    vocabulaire=coo.TypeEvenement,
                    obligatoire=True,
                    exemples=(coo.TypeEvenement.GRAND_PUBLIC.court,),
                ),
                ColonneModele("type_evenement_autre", "Type d’évènement : précision", _PRECISION),
                ColonneModele(
                    "organisateurs",
                    "Organisé par",
                    _PLUSIEURS,
                    vocabulaire=coo.Organisateur,
                    nombre=3,
                    obligatoire=True,
                    exemples=(coo.Organisateur.MA_STRUCTURE.court, coo.Organisateur.EPCI.court),
                ),
                ColonneModele("organisateur_autre", "Organisé par : précision", _PRECISION),
                ColonneModele("echelon", "Échelon territorial", vocabulaire=coo.Echelon),
                *_FIN,
            ),
            MappingProxyType({"type": coo.TypeActivite.EVENEMENT.value}),
        ),
        FeuilleModele(
            "Partenariats",
            (
                _DATE,
                ColonneModele("nom", "Nom du partenariat", exemples=("Parcours seniors",)),
                ColonneModele(
                    "natures",
                    "Nature",
                    _PLUSIEURS,
                    vocabulaire=coo.NaturePartenariat,
                    nombre=2,
                    obligatoire=True,
                    exemples=(coo.NaturePartenariat.PARCOURS_USAGER.court,),
                ),
                ColonneModele("nature_autre", "Nature : précision", _PRECISION),
                ColonneModele("echelon", "Échelon territorial", vocabulaire=coo.Echelon),
                *(
                    ColonneModele(
                        f"partenaire_{partie}_{rang}",
                        f"Partenaire {rang} : {libelle}",
                        _PRECISION if partie == "type_autre" else _NOM_DU_PARTENAIRE,
                        vocabulaire=coo.TypePartenaire if partie == "type" else None,
                        obligatoire=rang == 1 and partie != "type_autre",
                        exemples=(exemple,) if rang == 1 and exemple else (),
                    )
                    for rang in range(1, PARTENAIRES + 1)
                    for partie, libelle, exemple in (
                        ("nom", "nom", "Centre social"),
                        ("type", "type", coo.TypePartenaire.ASSOCIATION.court),
                        ("type_autre", "précision", ""),
                    )
                ),
                *_FIN,
            ),
            MappingProxyType({"type": coo.TypeActivite.PARTENARIAT.value}),
        ),
    ),
    ColonneModele("coordinateur", "Coordinateur (identifiant)", obligatoire=True),
)
MODELES: Final[Mapping[str, Modele]] = MappingProxyType(
    {"accompagnements": ACCOMPAGNEMENTS, "coordination": COORDINATION}
)
