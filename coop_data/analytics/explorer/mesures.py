"""Measures of the Explorer: the key figures of the catalogue, and why one does not suit some axes."""

from collections.abc import Sequence

from coop_data.analytics.explorer.axes import Axe, Sorte
from coop_data.analytics.statistique import (
    ACCOMPAGNEMENTS,
    Catalogue,
    Difference,
    Mesure,
    Ratio,
    Somme,
    Statistique,
    ValeursDistinctes,
)
from coop_data.errors import PerimetreInvalide

PERSONNES_SANS_CLASSE = frozenset(
    {"deja_accompagnes", "participants_atelier", "suite_individuel", "suite_atelier", "redirections"}
)
"""Columns that count people whose age, gender and status are not recorded."""

PARTENAIRES: Mesure = Somme(("partenaires",))
TYPE_PARTENAIRE = "type_partenaire"


def mesures_of(catalogue: Catalogue) -> tuple[Statistique, ...]:
    """The measures of a domain, in the order of the catalogue."""
    return catalogue.chiffres


def mesure_of(catalogue: Catalogue, code: str) -> Statistique:
    """The measure of this code. Raises ``PerimetreInvalide`` when the domain has none."""
    for statistique in mesures_of(catalogue):
        if statistique.code == code:
            return statistique
    raise PerimetreInvalide(f"« {code} » n’est pas une mesure de ce domaine.")


def refus_de_la_mesure(
    statistique: Statistique, axes: Sequence[Axe], restreints: Sequence[Axe] = ()
) -> str | None:
    """Why a measure cannot be counted along these axes, restricted on those; ``None`` when it can."""
    mesure = statistique.mesure
    personnes = [axe for axe in axes if axe.sorte is Sorte.PERSONNES]
    choisies = [*personnes, *(axe for axe in restreints if axe.sorte is Sorte.PERSONNES)]
    if len(personnes) > 1:
        return _pas_croises(personnes)
    if mesure == ACCOMPAGNEMENTS and len({axe.code for axe in choisies}) > 1:
        return f"{_pas_croises(choisies)} « {statistique.libelle} » ne se compte donc pas ici."
    if choisies and mesure != ACCOMPAGNEMENTS and _compte_des_personnes(mesure):
        return (
            f"« {statistique.libelle} » ne se compte pas pour certaines personnes d’un compte rendu "
            f"(« {choisies[0].libelle} ») : choisissez les accompagnements ou le nombre de CRA."
        )
    if isinstance(mesure, ValeursDistinctes) and any(axe.code == TYPE_PARTENAIRE for axe in axes):
        return f"« {statistique.libelle} » : les comptes rendus ne disent pas ensemble le nom et le type."
    return None


def pese_les_partenaires(mesure: Mesure, axe: Axe) -> bool:
    """True when each category counts its own rows of partners, not all those of the activity."""
    return mesure == PARTENAIRES and axe.code == TYPE_PARTENAIRE


def _pas_croises(axes: Sequence[Axe]) -> str:
    noms = " et ".join(dict.fromkeys(f"« {axe.libelle} »" for axe in axes))
    return f"Les comptes rendus ne croisent pas {noms} : ils disent combien de personnes, pas lesquelles."


def _compte_des_personnes(mesure: Mesure) -> bool:
    match mesure:
        case Difference(de, moins):
            return _compte_des_personnes(de) or _compte_des_personnes(moins)
        case Ratio(numerateur, denominateur):
            return _compte_des_personnes(numerateur) or _compte_des_personnes(denominateur)
        case Somme(colonnes):
            return mesure == ACCOMPAGNEMENTS or set(colonnes) <= PERSONNES_SANS_CLASSE
        case _:
            return False
