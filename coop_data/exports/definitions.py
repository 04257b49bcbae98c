"""The generated page of definitions, so that documentation and screens cannot disagree."""

from collections.abc import Iterator, Mapping

from coop_data.analytics.criteres import criteres_of
from coop_data.analytics.statistique import Catalogue, Statistique
from coop_data.analytics.suivi import DEFINITIONS as DEFINITIONS_DU_SUIVI
from coop_data.analytics.territoires import DEFINITIONS
from coop_data.statistiques import CATALOGUE

PREAMBULE = """# Définitions des statistiques

Page produite par `python -m coop_data documenter` : ne pas la modifier à la main.

- Un chiffre a une seule définition, celle-ci, à l’écran comme dans les fichiers.
- Les deux dates d’une période sont comprises.
- Une part est brute, arrondie une seule fois à l’affichage ; elle vaut 0 quand sa base est vide. Une moyenne ou
  un taux sans base n’a pas de valeur.
- Une réponse absente n’est pas une catégorie.
- Une liste fermée montre tous ses termes, dans l’ordre du formulaire (les termes historiques seulement quand ils
  comptent) ; une liste ouverte, les seuls termes qui comptent, par effectif décroissant puis par code.
- Le territoire d’un compte rendu est celui de sa structure à sa date ; « selon le lieu », celui de la commune
  d’accompagnement. Ce qui n’en a pas est compté à part, et dans la France entière.
- Dans les fichiers CSV, les décimales ont une virgule.
"""


def page_des_definitions() -> str:
    """The whole page, in Markdown."""
    blocs = [PREAMBULE]
    for catalogue in CATALOGUE.values():
        blocs.append("\n".join(_domaine(catalogue)))
    blocs.append("\n".join(_colonnes("Territoires", DEFINITIONS)))
    blocs.append("\n".join(_colonnes("Suivi de saisie", DEFINITIONS_DU_SUIVI)))
    return "\n".join(blocs)


def _domaine(catalogue: Catalogue) -> Iterator[str]:
    domaine = catalogue.domaine
    yield f"## {domaine.libelle} (`{domaine.value}`)\n"
    yield "### Chiffres clés\n"
    yield "| Code | Libellé | Définition | Unité | Part de |\n|---|---|---|---|---|"
    for chiffre in catalogue.chiffres:
        yield f"{_debut(chiffre)} {f'`{chiffre.base}`' if chiffre.base else ''} |"
    yield "\n### Répartitions\n"
    yield "| Code | Libellé | Définition | Unité | Base des parts |\n|---|---|---|---|---|"
    for repartition in catalogue.repartitions:
        yield f"{_debut(repartition)} {repartition.ventilation.base if repartition.ventilation else ''} |"
    yield "\n### Filtres\n"
    yield "| Clé | Libellé | Valeurs |\n|---|---|---|"
    for critere in criteres_of(domaine):
        codes = (f"`{terme.value}`" for terme in critere.vocabulaire) if critere.vocabulaire else ("libres",)
        yield f"| `{critere.cle}` | {critere.libelle} | {', '.join(codes)} |"
    yield ""


def _colonnes(titre: str, definitions: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    yield f"## {titre}\n"
    yield "| Colonne | Libellé | Définition |\n|---|---|---|"
    for colonne, (libelle, definition) in definitions.items():
        yield f"| `{colonne}` | {libelle} | {definition} |"
    yield ""


def _debut(statistique: Statistique) -> str:
    return f"| `{statistique.code}` | {statistique.libelle} | {statistique.definition} | {statistique.unite} |"
