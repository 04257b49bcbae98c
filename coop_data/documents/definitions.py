"""« Définitions des chiffres », written from the catalogue itself: screens and paper cannot disagree."""

from collections.abc import Iterable, Iterator

from coop_data.analytics.statistique import Statistique
from coop_data.analytics.territoires import DEFINITIONS
from coop_data.documents.blocs import Bloc, Definitions, SautDePage, Titre
from coop_data.domain.champs_accompagnement import FORMULAIRES as ACCOMPAGNEMENTS
from coop_data.domain.champs_coordination import FORMULAIRES as COORDINATIONS
from coop_data.statistiques import CATALOGUE


def blocs_des_definitions() -> Iterator[Bloc]:
    """Every key figure and every breakdown of both domains, then the columns of territories."""
    for rang, catalogue in enumerate(CATALOGUE.values()):
        if rang:
            yield SautDePage()
        yield Titre(catalogue.domaine.libelle)
        yield Titre("Chiffres clés", niveau=2)
        yield _definitions(catalogue.chiffres)
        yield Titre("Répartitions", niveau=2)
        yield _definitions(catalogue.repartitions)
    yield Titre("Territoires")
    yield Definitions(tuple(DEFINITIONS.values()))


def blocs_ou_ranger() -> Iterator[Bloc]:
    """For each form, the sentence that says what it is for."""
    formulaires = (*ACCOMPAGNEMENTS.values(), *COORDINATIONS.values())
    yield Definitions(tuple((formulaire.choix, formulaire.ou_ranger) for formulaire in formulaires))


def _definitions(statistiques: Iterable[Statistique]) -> Definitions:
    return Definitions(
        tuple((lue.libelle, f"{lue.definition} Unité : {lue.unite}.{_base(lue)}") for lue in statistiques)
    )


def _base(statistique: Statistique) -> str:
    base = statistique.ventilation.base if statistique.ventilation else ""
    return f" Parts calculées sur {base}." if base else ""
