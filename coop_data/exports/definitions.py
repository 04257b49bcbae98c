"""The generated page of definitions, so that documentation and screens cannot disagree."""

from collections.abc import Iterator, Mapping

from coop_data.analytics.criteres import criteres_of
from coop_data.analytics.explorer.axes import AXES, Sorte
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

EXPLORER = """## Explorer

Une à trois mesures (des chiffres clés du domaine) le long d’un ou deux axes en lignes et d’un axe en colonnes.
Plusieurs mesures se lisent sur les mêmes lignes et colonnes : la première range les lignes et les choisit.

- **Cases, sous-totaux et totaux sont comptés chacun pour lui-même** : jamais une somme de personnes distinctes,
  de rapports ou de réponses multiples.
- Réponse unique : un compte rendu sans réponse n’est dans aucune catégorie et compte dans les totaux ; leur
  nombre est dit sous le tableau. Par région et par département, ils ont leur ligne : « Sans structure », ou
  « Sans commune » selon le lieu.
- Réponses multiples : un compte rendu compte dans chacune de ses catégories et une fois dans les totaux. Une
  part est alors une part des comptes rendus : leur somme peut dépasser 100 %.
- Coordinateur·ice d’un accompagnement : il compte dans l’équipe de chaque coordinateur·ice où son auteur était ce
  jour-là, et une fois dans les totaux ; hors de toute équipe, dans les totaux seulement.
- Personnes (genre, âge, statut) : les accompagnements comptent les personnes de la classe ; les CRA, le temps et
  les conseillers actifs, les comptes rendus où figure au moins une telle personne, entiers, comme lorsque cette
  classe est la seule retenue. Les autres chiffres de personnes sont refusés, et deux axes de personnes ensemble
  aussi : un compte rendu dit combien de personnes, pas lesquelles.
- « Structures partenaires » par type de partenaire : chaque type compte ses seules structures, les totaux
  toutes.
- Catégories retenues sur un axe : restent les comptes rendus qui en ont au moins une. Sur un axe de personnes,
  les accompagnements ne comptent alors que ces personnes ; le temps, les CRA et les conseillers actifs, les
  comptes rendus où elles figurent, entiers ; les autres chiffres de personnes sont refusés. Un axe à réponses
  multiples limité à certaines catégories ne montre qu’elles.
- Parts : de la ligne, de la colonne ou du total, sur ce total recompté ; sans valeur quand il est nul. À côté,
  « Effectif » (« Durée » pour un temps) dit la mesure elle-même sur toute la ligne. Un rapport n’a pas de part.
- « Les n premières » catégories du premier axe sont les plus grandes par la mesure, dans l’ordre du tableau ;
  « Autres » recompte ensemble les comptes rendus qui ont au moins une des catégories suivantes.
- Ordre : une liste fermée et le temps montrent toutes leurs catégories (en second axe de lignes, celles qui
  comptent) ; une liste ouverte et les territoires, les catégories qui ont au moins un compte rendu, par valeur
  décroissante puis par code.
- Conseillers, coordinateurs et structures ne se distinguent (axes, catégories retenues, filtre `structure` de
  l’adresse) que dans un périmètre dont on lit les personnes : soi, son équipe, sa structure ; partout pour l’ANCT
  et l’administration. Beaucoup de structures n’emploient qu’une personne : la leur, isolée, dirait ce qu’elle
  fait. Une personne que ce périmètre ne compte pas y est inconnue.
"""
SORTES: Mapping[Sorte, str] = {
    Sorte.UNIQUE: "réponse unique",
    Sorte.MULTIPLE: "réponses multiples",
    Sorte.PERSONNES: "personnes",
}


PHOTOGRAPHIES = """## Photographies

Les chiffres d’un trimestre terminé, gardés tels qu’ils étaient un jour : page « Photographies », ou
`python -m coop_data photographier 2026-T3`.

- Tout ce qu’un chiffre lit est copié : les comptes rendus comptés, les équipes, les postes, les absences, les
  formations, les dotations, les noms, le type des structures, les tags, les populations, les trimestres déclarés
  complets ; pour le suivi de saisie, la date du dernier compte rendu de chacun avant le trimestre, ses contrats et
  ses absences, si anciens soient-ils. Une saisie, un import, une suppression, un changement de structure ou de
  département n’y changent plus rien. Le texte et la liste des comptes rendus ne sont pas copiés, ni le nom des
  communes, ni les contacts, ni les relances.
- Les mêmes définitions et les mêmes calculs la lisent ; toute page de chiffres, « Suivi de saisie », l’Explorer et
  tous leurs fichiers disent qu’ils en viennent. Un CSV la nomme sur sa dernière ligne (`statistiques`,
  `suivi-saisie`), ou dans sa dernière colonne (Explorer, « Comparer », listes du suivi).
- « Suivi de saisie » n’y montre ni contact ni relance, et rien ne s’y note. Celles qui ne gardaient pas encore de
  quoi le calculer (prises avant la version 0007 de la base) le disent et renvoient aux données vivantes.
- « Qualité des données » ne s’y lit pas : c’est la liste de ce qui reste à corriger aujourd’hui.
- Elle ne porte que sur son trimestre : toute période comprise dans ses dates peut lui être demandée, aucune
  autre.
- Elle ne se compare pas à une autre période : seulement aux données vivantes des mêmes dates, dans les pages de
  chiffres ; « Trimestre des coordinateurs » la compare à la dernière photographie du trimestre précédent prise
  avant elle. L’écart est la valeur vivante moins celle de la photographie.
- Elle ne se modifie pas et ne se supprime pas. Un trimestre peut en avoir plusieurs : `2026-T3-1`, `2026-T3-2`…
- Les droits d’aujourd’hui décident de qui la lit ; les contacts montrés sont ceux d’aujourd’hui.
"""


def page_des_definitions() -> str:
    """The whole page, in Markdown."""
    blocs = [PREAMBULE]
    for catalogue in CATALOGUE.values():
        blocs.append("\n".join(_domaine(catalogue)))
    blocs.append("\n".join(_explorer()))
    blocs.append("\n".join(_colonnes("Territoires", DEFINITIONS)))
    blocs.append("\n".join(_colonnes("Suivi de saisie", DEFINITIONS_DU_SUIVI)))
    blocs.append(PHOTOGRAPHIES)
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


def _explorer() -> Iterator[str]:
    yield EXPLORER
    yield "| Axe | Libellé | Domaine | Sorte |\n|---|---|---|---|"
    for domaine, axes in AXES.items():
        for axe in axes.values():
            yield f"| `{axe.code}` | {axe.libelle} | `{domaine.value}` | {SORTES[axe.sorte]} |"
    yield ""


def _colonnes(titre: str, definitions: Mapping[str, tuple[str, str]]) -> Iterator[str]:
    yield f"## {titre}\n"
    yield "| Colonne | Libellé | Définition |\n|---|---|---|"
    for colonne, (libelle, definition) in definitions.items():
        yield f"| `{colonne}` | {libelle} | {definition} |"
    yield ""


def _debut(statistique: Statistique) -> str:
    return f"| `{statistique.code}` | {statistique.libelle} | {statistique.definition} | {statistique.unite} |"
