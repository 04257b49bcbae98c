"""A pivot in words: its subject, its perimeter, and what readers must know before quoting a number."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from coop_data import formats
from coop_data.analytics.explorer.axes import Equipes, Sorte, axe_of
from coop_data.analytics.explorer.mesures import pese_les_partenaires
from coop_data.analytics.explorer.question import Question
from coop_data.analytics.statistique import (
    ACCOMPAGNEMENTS,
    Distincts,
    Domaine,
    ListeMultiple,
    Ratio,
    Temps,
    ValeursDistinctes,
)
from coop_data.domain.periode import (
    Periode,
    lundi_de,
    mois_of,
    periode_du_mois,
    periode_du_trimestre,
    semaine_of,
    trimestre_of,
)

RAPPORTS = {Domaine.ACCOMPAGNEMENT: ("CRA", "CRA"), Domaine.COORDINATION: ("activité", "activités")}
"""The words for a report of a domain: singular, plural."""

VIDE = "Aucun compte rendu ne répond à cette question."

BASES = {
    "ligne": "en % de la ligne",
    "colonne": "en % de la colonne",
    "total": "en % du total",
}


def _trimestre_entier(jour: date) -> tuple[str, Periode]:
    code = trimestre_of(jour)
    return formats.trimestre(code), periode_du_trimestre(code)


def _mois_entier(jour: date) -> tuple[str, Periode]:
    code = mois_of(jour)
    return formats.mois(code), periode_du_mois(code)


def _semaine_entiere(jour: date) -> tuple[str, Periode]:
    code = semaine_of(jour)
    lundi = lundi_de(code)
    return formats.semaine(code), Periode(lundi, lundi + timedelta(days=6))


ENTIERS: Mapping[str, Callable[[date], tuple[str, Periode]]] = {
    "annee": lambda jour: (str(jour.year), Periode(date(jour.year, 1, 1), date(jour.year, 12, 31))),
    "trimestre": _trimestre_entier,
    "mois": _mois_entier,
    "semaine": _semaine_entiere,
}
"""By kind of step of time, the function that gives the whole step of a day, and its French name."""


@dataclass(frozen=True, slots=True)
class Contexte:
    """What the sentence needs beside the question: names of the perimeter, filters and categories kept.

    ``muettes``: reports without an answer, by axis; ``autres``: how many categories « Autres » gathers.
    """

    perimetre: str
    filtres: tuple[str, ...] = ()
    restrictions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    muettes: Mapping[str, int] = field(default_factory=dict)
    autres: int = 0


def phrase(questions: Sequence[Question], contexte: Contexte, *, vide: bool) -> str:
    """The measures, their axes, perimeter, period, filters and what is kept, in a sentence or three."""
    question = questions[0]
    part = f", {BASES[question.part]}" if question.part else ""
    periode = formats.periode(question.filtres.du, question.filtres.au)
    debut = f"{sujet(questions)}{part} : {contexte.perimetre}, {periode}, bornes incluses."
    gardes = [
        f"{axe_of(question.domaine, code).libelle} : {' ou '.join(libelles)}"
        for code, libelles in contexte.restrictions.items()
    ]
    limites = [*contexte.filtres, *gardes]
    phrases = [debut]
    if question.filtres.photographie is not None:
        phrases.append(f"Données : {formats.photographie(question.filtres.photographie)}.")
    if limites:
        phrases.append(f"Limité à : {' ; '.join(limites)}.")
    if vide:
        phrases.append(VIDE)
    return " ".join(phrases)


def sujet(questions: Sequence[Question]) -> str:
    """« CRA enregistrés et accompagnements par région, par thème et par mois »."""
    premiere, *autres = (question.statistique.libelle for question in questions)
    axes = (f"par {dans_la_phrase(axe.libelle)}" for axe in questions[0].axes)
    return f"{_enumerer(premiere, *map(dans_la_phrase, autres))} {_enumerer(*axes)}"


def dans_la_phrase(libelle: str) -> str:
    """A label inside a sentence: its capital is lowered, except in initials."""
    return libelle if libelle[:2].isupper() else libelle[0].lower() + libelle[1:]


def _enumerer(*noms: str) -> str:
    *debuts, fin = noms
    return f"{', '.join(debuts)} et {fin}" if debuts else fin


def notes(question: Question, contexte: Contexte) -> tuple[str, ...]:
    """How to read the table: what totals count, what a restriction changes, how many reports have no answer."""
    return (
        *_des_totaux(question),
        *_des_restrictions(question),
        *_des_autres(question, contexte),
        *_des_pas_coupes(question),
        *_des_muettes(question, contexte),
    )


def _des_totaux(question: Question) -> Iterator[str]:
    mesure, rapports = question.statistique.mesure, RAPPORTS[question.domaine][1]
    for axe in question.axes:
        if pese_les_partenaires(mesure, axe):
            yield "Chaque type compte ses seules structures partenaires ; les totaux les comptent toutes."
        elif isinstance(axe.ventilation, Equipes):
            yield (
                f"« {axe.libelle} » : les {rapports} comptent dans l’équipe, ou les équipes, où leur auteur était "
                "ce jour-là, et une seule fois dans les totaux ; la somme des parts peut dépasser 100 %."
            )
        elif axe.sorte is Sorte.MULTIPLE:
            yield (
                f"« {axe.libelle} » admet plusieurs réponses : les {rapports} de plusieurs catégories comptent "
                "dans chacune et une seule fois dans les totaux ; la somme des parts peut dépasser 100\u202f%."
            )
        elif axe.sorte is Sorte.PERSONNES and mesure != ACCOMPAGNEMENTS:
            yield (
                f"« {axe.libelle} » : chaque case porte sur les {rapports} où figure au moins une telle personne, "
                "entiers ; les totaux les comptent une seule fois."
            )
        if isinstance(axe.ventilation, ListeMultiple):
            yield "Seuls les tags que vous pouvez voir sont listés ; les totaux comptent tout."
    if isinstance(mesure, Distincts | ValeursDistinctes):
        yield (
            "Les totaux sont recomptés : une même personne, ou un même partenaire, présents dans plusieurs cases "
            "y comptent une fois."
        )
    if isinstance(mesure, Ratio):
        yield "Les totaux sont recalculés sur l’ensemble : ce ne sont ni des sommes ni des moyennes de cases."


def _des_restrictions(question: Question) -> Iterator[str]:
    rapports = RAPPORTS[question.domaine][1]
    for code in question.codes_restreints:
        axe = axe_of(question.domaine, code)
        if axe.sorte is Sorte.PERSONNES and question.statistique.mesure == ACCOMPAGNEMENTS:
            yield f"« {axe.libelle} » : seules les personnes des catégories retenues sont comptées."
        elif axe.sorte is Sorte.PERSONNES:
            yield f"« {axe.libelle} » : sont comptés les {rapports} où figure au moins une telle personne."
        elif axe.sorte is Sorte.MULTIPLE and axe in question.axes:
            yield (
                f"« {axe.libelle} » : seules les catégories retenues sont montrées ; les totaux comptent les "
                f"{rapports} qui en ont au moins une."
            )


def _des_autres(question: Question, contexte: Contexte) -> Iterator[str]:
    if nombre := contexte.autres:
        categories = formats.pluriel(nombre, "catégorie")
        yield f"« Autres » réunit {categories} de « {question.axes[0].libelle} », recomptées ensemble."


def _des_pas_coupes(question: Question) -> Iterator[str]:
    """A warning about quarters, months… that the period only partly covers."""
    du, au = question.filtres.du, question.filtres.au
    for axe in question.axes:
        if isinstance(axe.ventilation, Temps) and (entier := ENTIERS.get(axe.ventilation.maille)):
            (premier, debut), (dernier, fin) = entier(du), entier(au)
            coupes = [f"« {premier} » (à partir du {formats.jour(du)})"] if debut.du < du else []
            coupes += [f"« {dernier} » (jusqu’au {formats.jour(au)})"] if fin.au > au else []
            if coupes:
                yield f"La période ne prend pas en entier {' ni '.join(coupes)}."


def _des_muettes(question: Question, contexte: Contexte) -> Iterator[str]:
    singulier, pluriel = RAPPORTS[question.domaine]
    for code, nombre in contexte.muettes.items():
        if nombre:
            axe = axe_of(question.domaine, code)
            manque = "hors équipe" if isinstance(axe.ventilation, Equipes) else f"sans réponse à « {axe.libelle} »"
            yield (
                f"{formats.pluriel(nombre, singulier, pluriel)} {manque} : hors des catégories, dans les totaux."
            )
