"""Files of CRA: « Mes activités » for their author, a perimeter for the command line."""

import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlmodel import Session

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.analytics.statistique import Domaine
from coop_data.domain.accompagnement import Activite
from coop_data.domain.coordination import (
    Echelon,
    Initiative,
    NaturePartenariat,
    ThematiqueAnimation,
    TypeActivite,
    TypeAnimation,
    TypeEvenement,
)
from coop_data.domain.roles import Role
from coop_data.domain.thematiques import Thematique
from coop_data.exports import classeur, csv
from coop_data.exports.classeur import Feuille, Informations
from coop_data.exports.colonnes import Colonne, Rang, en_codes, en_libelles
from coop_data.exports.rangs import FEUILLETS, Feuillet, rang_of
from coop_data.fichiers import CSV, XLSX, ZIP, Fichier, Format
from coop_data.models import maintenant
from coop_data.saisie.activites import FiltreActivites, lire_toutes, options_de_filtre

LIBELLES_THEMATIQUES, LIBELLES_PRECIS = (
    {terme.value: terme.libelle for vocabulaire in vocabulaires for terme in vocabulaire}
    for vocabulaires in (
        (Thematique, ThematiqueAnimation),
        (Activite, TypeAnimation, TypeEvenement, NaturePartenariat),
    )
)
"""Labels of the codes of these filters, for all forms together."""


def lignes_csv(rangs: Iterable[Rang], colonnes: Sequence[Colonne]) -> Iterator[list[Any]]:
    """Header and rows of codes, which an import reads back."""
    yield [colonne.code for colonne in colonnes]
    for rang in rangs:
        yield [colonne.en_code(rang) for colonne in colonnes]


def lignes_lisibles(rangs: Iterable[Rang], colonnes: Sequence[Colonne]) -> Iterator[list[Any]]:
    """Header of labels and rows for reading."""
    yield [colonne.libelle for colonne in colonnes]
    for rang in rangs:
        yield [csv.lisible(colonne.en_clair(rang)) for colonne in colonnes]


def feuille(feuillet: Feuillet, rangs: Iterable[Rang], *, notes: bool) -> Feuille:
    """A sheet of reports, for reading, précisions included."""
    colonnes = en_libelles(feuillet.colonnes, notes=notes)
    return Feuille(
        feuillet.titre,
        [colonne.libelle for colonne in colonnes],
        ([colonne.en_clair(rang) for colonne in colonnes] for rang in rangs),
    )


def definitions(feuillets: Iterable[Feuillet], *, notes: bool) -> list[tuple[str, str]]:
    """Each column of a sheet, with its code in the CSV."""
    return [
        (f"Colonne – {colonne.libelle}", f"« {colonne.code} » dans le CSV")
        for feuillet in feuillets
        for colonne in en_libelles(feuillet.colonnes, notes=notes)
    ]


def fichier_activites(session: Session, *, acteur: Acteur, filtre: FiltreActivites, format: Format) -> Fichier:
    """One's own reports that pass the filter, with their notes.

    The CSV of codes can be imported back without change. Two kinds of report give two sheets, or two CSV in a ZIP.
    """
    par_domaine: dict[Domaine, list[Rang]] = {}
    for detail in lire_toutes(session, acteur=acteur, filtre=filtre):
        par_domaine.setdefault(domaine_of(detail.formulaire), []).append(rang_of(detail))
    if not par_domaine:
        par_domaine[domaine_of(next(iter(filtre.types), _formulaire_de(acteur)))] = []
    contenus = [(FEUILLETS[domaine], rangs) for domaine, rangs in sorted(par_domaine.items())]
    if format is Format.XLSX:
        return _en_classeur(session, acteur, filtre, contenus)
    fichiers = [en_csv(feuillet, rangs, format, notes=True) for feuillet, rangs in contenus]
    return fichiers[0] if len(fichiers) == 1 else en_archive("activites.zip", fichiers)


def _en_classeur(
    session: Session,
    acteur: Acteur,
    filtre: FiltreActivites,
    contenus: Sequence[tuple[Feuillet, list[Rang]]],
) -> Fichier:
    informations = Informations(
        titre="Mes activités",
        auteur=acteur.nom,
        instant=maintenant(),
        perimetre="Mes activités",
        filtres=decrire(session, acteur, filtre),
        definitions=definitions([feuillet for feuillet, _ in contenus], notes=True),
    )
    feuilles = [feuille(feuillet, rangs, notes=True) for feuillet, rangs in contenus]
    return Fichier("activites.xlsx", XLSX, classeur.ecrire_classeur(informations, feuilles))


def en_csv(feuillet: Feuillet, rangs: Iterable[Rang], format: Format, *, notes: bool) -> Fichier:
    """The CSV of a sheet of reports: labels when the format asks for them, codes otherwise."""
    lisible = format is Format.LIBELLES
    ecrire, choisir = (lignes_lisibles, en_libelles) if lisible else (lignes_csv, en_codes)
    octets = csv.ecrire_csv(ecrire(rangs, choisir(feuillet.colonnes, notes=notes)))
    return Fichier(f"{feuillet.nom}{'-lisible' if lisible else ''}.csv", CSV, octets)


def en_archive(nom: str, fichiers: Iterable[Fichier]) -> Fichier:
    """Several files in one ZIP."""
    sortie = io.BytesIO()
    with zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as archive:
        for fichier in fichiers:
            archive.writestr(fichier.nom, b"".join(fichier.morceaux()))
    return Fichier(nom, ZIP, sortie.getvalue())


def decrire(session: Session, acteur: Acteur, filtre: FiltreActivites) -> list[str]:
    """One French sentence per filter, for « Informations »; a tag is named if one's own reports carry it."""
    tags = options_de_filtre(session, acteur=acteur).tags if filtre.tags else ()
    choix = {
        "Période": [formats.periode(filtre.periode.du, filtre.periode.au)] if filtre.periode else [],
        "Type": [libelle_du_type(code) for code in filtre.types],
        "Tag": [tag.nom for tag in tags if tag.id in filtre.tags],
        "Échelon": [Echelon(code).libelle for code in filtre.echelons],
        "Thématique": [LIBELLES_THEMATIQUES.get(code, code) for code in filtre.thematiques],
        "Type, nature": [LIBELLES_PRECIS.get(code, code) for code in filtre.types_precis],
        "Initiative": [Initiative(code).libelle for code in filtre.initiatives],
        "Partenaire": list(filtre.partenaires),
        "À compléter": ["oui"] if filtre.a_completer else [],
        "Texte": [filtre.texte] if filtre.texte.strip() else [],
    }
    return [f"{nom} : {' ou '.join(valeurs)}" for nom, valeurs in choix.items() if valeurs]


def libelle_du_type(formulaire: str) -> str:
    """The word for the reports of a form."""
    return "Accompagnement" if formulaire == "accompagnement" else TypeActivite(formulaire).libelle


def domaine_of(formulaire: str) -> Domaine:
    """The domain of the reports of a form."""
    return Domaine.ACCOMPAGNEMENT if formulaire == "accompagnement" else Domaine.COORDINATION


def _formulaire_de(acteur: Acteur) -> str:
    return "animation" if acteur.est(Role.COORDINATEUR) else "accompagnement"
