"""The columns of files of CRA, as data: code (docs/fichiers.md), label, and how each is read from a report."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import Any

from coop_data.domain import accompagnement as acc
from coop_data.domain import coordination as coo
from coop_data.domain.cellules import (
    SEPARATEUR_COMPTE,
    SEPARATEUR_LISTE,
    SEPARATEUR_PARTIES,
    echapper,
    lister,
)
from coop_data.domain.nomenclature_2022 import Organisme
from coop_data.domain.termes import Terme
from coop_data.saisie.lecture import Detail


class Nature(Enum):
    """The type of a column in formats that have types (Parquet)."""

    TEXTE = "texte"
    ENTIER = "entier"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Rang:
    """A report, and the names of the tags that its reader may see."""

    detail: Detail
    tags: tuple[str, ...]

    def champ(self, code: str) -> Any:
        """A field of the form; None when this kind of report has none."""
        return self.detail.champs.get(code)


@dataclass(frozen=True, slots=True)
class Colonne:
    """``en_code`` gives what an import reads back, ``en_clair`` what a person reads; both are typed values.

    ``de_code``: False for a column that only the forms for reading have.
    """

    code: str
    libelle: str
    en_code: Callable[[Rang], Any]
    en_clair: Callable[[Rang], Any]
    nature: Nature = Nature.TEXTE
    de_code: bool = True


def _simple(code: str, libelle: str, lire: Callable[[Rang], Any], nature: Nature = Nature.TEXTE) -> Colonne:
    return Colonne(code, libelle, lire, lire, nature)


def _texte(code: str, libelle: str) -> Colonne:
    return _simple(code, libelle, lambda rang: rang.champ(code))


def _entier(code: str, libelle: str) -> Colonne:
    return _simple(code, libelle, lambda rang: rang.champ(code), Nature.ENTIER)


def _terme(code: str, libelle: str) -> Colonne:
    def en_code(rang: Rang) -> str | None:
        terme: Terme | None = rang.champ(code)
        return terme.value if terme else None

    def en_clair(rang: Rang) -> str | None:
        terme: Terme | None = rang.champ(code)
        return terme.libelle if terme else None

    return Colonne(code, libelle, en_code, en_clair)


def _termes(code: str, libelle: str, vocabulaire: type[Terme]) -> Colonne:
    def en_clair(rang: Rang) -> str:
        return _enumerer(vocabulaire(valeur).libelle for valeur in rang.champ(code) or ())

    return Colonne(code, libelle, lambda rang: lister(rang.champ(code) or ()), en_clair)


def _enumerer(textes: Iterable[str]) -> str:
    """Several values in one cell, for reading; separated by a bar, since labels contain commas."""
    return " | ".join(textes)


def _jour(rang: Rang) -> date | None:
    jour: date | None = rang.champ("date")
    return jour


def _jour_iso(rang: Rang) -> str:
    jour = _jour(rang)
    return jour.isoformat() if jour else ""


def _tags_en_code(rang: Rang) -> str:
    return lister(rang.tags)


def _tags_en_clair(rang: Rang) -> str:
    return _enumerer(rang.tags)


def _oui_non(code: str, oui: str, non: str) -> Callable[[Rang], str | None]:
    return lambda rang: {True: oui, False: non, None: None}[rang.champ(code)]


_CASES_2022: dict[Any, str] = {acc.duree_of_texte_2022(texte): texte for texte in ("0-30", "30-60")}


def _duree_en_code(rang: Rang) -> str | int | None:
    """Minutes; a duration of 2022, which is only a class, is written as it was ticked."""
    minutes: int | None = rang.champ("duree_minutes")
    return _CASES_2022.get((minutes, rang.champ("classe_duree")), minutes)


def _redirections_en_code(rang: Rang) -> str:
    redirections: dict[str, int] = rang.champ("redirections") or {}
    return SEPARATEUR_LISTE.join(
        f"{echapper(organisme)}{SEPARATEUR_COMPTE}{nombre}" for organisme, nombre in redirections.items()
    )


def _redirections_en_clair(rang: Rang) -> str:
    redirections: dict[str, int] = rang.champ("redirections") or {}
    libelles = {organisme.value: organisme.libelle for organisme in Organisme}
    return _enumerer(f"{libelles.get(code, code)} : {nombre}" for code, nombre in redirections.items())


def _partenaires_en_code(rang: Rang) -> str:
    return SEPARATEUR_LISTE.join(
        SEPARATEUR_PARTIES.join(
            echapper(partie or "") for partie in (partenaire.nom, partenaire.type, partenaire.type_autre)
        )
        for partenaire in rang.detail.partenaires
    )


def _partenaires_en_clair(rang: Rang) -> str:
    textes = []
    for partenaire in rang.detail.partenaires:
        type_ = coo.TypePartenaire(partenaire.type).libelle if partenaire.type else ""
        precision = f"{type_} : {partenaire.type_autre}" if partenaire.type_autre else type_
        textes.append(f"{partenaire.nom or 'Sans nom'} ({precision})" if precision else partenaire.nom or "")
    return _enumerer(textes)


def _auteur(code: str, libelle: str) -> Colonne:
    return Colonne(code, libelle, lambda rang: rang.detail.auteur_id_externe, lambda rang: rang.detail.auteur)


_ID = _simple("id", "Identifiant", lambda rang: rang.detail.champs["id_externe"])
_STRUCTURE = Colonne(
    "structure",
    "Structure employeuse",
    lambda rang: rang.detail.structure_id_externe,
    lambda rang: rang.detail.structure,
)
_DATE = Colonne("date", "Date", _jour_iso, _jour, Nature.DATE)
_TAGS = Colonne("tags", "Tags", _tags_en_code, _tags_en_clair)
_NOTES = _texte("notes", "Notes")

ACCOMPAGNEMENTS: tuple[Colonne, ...] = (
    _ID,
    _auteur("conseiller", "Conseiller numérique"),
    _STRUCTURE,
    _DATE,
    _terme("activite", "Activité"),
    _terme("type_lieu", "Lieu de l’accompagnement"),
    _texte("lieu", "Nom du lieu"),
    Colonne("code_commune", "Commune", lambda rang: rang.champ("code_commune"), lambda rang: rang.detail.commune),
    _texte("titre", "Titre de l’atelier"),
    _entier("nb_participants", "Nombre de participants"),
    _entier("nb_deja_accompagnes", "Bénéficiaires déjà accompagnés"),
    *(
        _entier(f"{prefixe}_{terme.value}", f"{groupe} : {terme.libelle}")
        for prefixe, groupe, vocabulaire in (
            ("genre", "Genre", acc.Genre),
            ("age", "Âge", acc.TrancheAge),
            ("statut", "Statut", acc.Statut),
        )
        for terme in vocabulaire.choix()
        if terme.value != "non_communique"
    ),
    _termes("thematiques", "Thématiques", acc.Thematique),
    _termes("demarches", "Thématiques administratives", acc.Demarche),
    Colonne(
        "precisions_demarche",
        "Nom de la démarche administrative",
        lambda rang: rang.champ("precisions_demarche"),
        lambda rang: rang.champ("precisions_demarche"),
        de_code=False,
    ),
    _termes("materiel", "Matériel numérique utilisé", acc.Materiel),
    _terme("niveau", "Niveau de l’atelier"),
    _terme("autonomie", "Niveau d’autonomie"),
    Colonne("oriente", "Orienté", _oui_non("oriente", "oui", "non"), _oui_non("oriente", "Oui", "Non")),
    _terme("structure_de_redirection", "Structure de redirection"),
    Colonne("duree", "Durée (min.)", _duree_en_code, lambda rang: rang.champ("duree_minutes"), Nature.ENTIER),
    _TAGS,
    _NOTES,
    _simple("age_12_18", "Âge : 12 - 18 ans (2022, compté dans 12 - 17 ans)", lambda rang: None, Nature.ENTIER),
    _entier("age_18_35", "Âge : 18 - 35 ans (2022)"),
    _entier("age_35_60", "Âge : 35 - 60 ans (2022)"),
    _entier("age_plus_60", "Âge : Plus de 60 ans (2022)"),
    _entier("suite_individuel", "Suite : accompagnement individuel (2022)"),
    _entier("suite_atelier", "Suite : atelier (2022)"),
    Colonne("redirections", "Redirections (2022)", _redirections_en_code, _redirections_en_clair),
)

COORDINATION: tuple[Colonne, ...] = (
    _ID,
    _auteur("coordinateur", "Coordinateur"),
    _STRUCTURE,
    Colonne(
        "type",
        "Type",
        lambda rang: rang.detail.formulaire,
        lambda rang: coo.TypeActivite(rang.detail.formulaire).libelle,
    ),
    _DATE,
    _simple("duree", "Durée (min.)", lambda rang: rang.champ("duree_minutes"), Nature.ENTIER),
    _entier("mediateurs", "Médiateur·ice·s numérique·s"),
    _entier("structures", "Structure·s"),
    _entier("autres_acteurs", "Autres acteur.trice.s"),
    _terme("type_animation", "Type d’animation"),
    _texte("type_animation_autre", "Type d’animation : précision"),
    _terme("initiative", "Qui est à l’initiative de cette intervention ?"),
    _termes("thematiques", "Thématiques d’animation", coo.ThematiqueAnimation),
    _texte("thematique_autre", "Thématique d’animation : précision"),
    _texte("nom", "Nom de l’évènement ou du partenariat"),
    _entier("participants", "Nombre de participants"),
    _terme("type_evenement", "Type d’évènement"),
    _texte("type_evenement_autre", "Type d’évènement : précision"),
    _termes("organisateurs", "Organisé par", coo.Organisateur),
    _texte("organisateur_autre", "Organisé par : précision"),
    _termes("natures", "Nature du partenariat", coo.NaturePartenariat),
    _texte("nature_autre", "Nature du partenariat : précision"),
    _terme("echelon", "Échelon territorial"),
    Colonne("partenaires", "Structures partenaires", _partenaires_en_code, _partenaires_en_clair),
    _TAGS,
    _NOTES,
)


def en_codes(colonnes: Sequence[Colonne], *, notes: bool) -> list[Colonne]:
    """The columns that an import reads. Without ``notes``, that one is absent: read back, notes are left alone."""
    return [colonne for colonne in colonnes if colonne.de_code and (notes or colonne is not _NOTES)]


def en_libelles(colonnes: Sequence[Colonne], *, notes: bool) -> list[Colonne]:
    """The columns for reading, « Nom de la démarche administrative » included."""
    return [colonne for colonne in colonnes if colonne.code != "age_12_18" and (notes or colonne is not _NOTES)]
