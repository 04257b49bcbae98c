"""Crossings by month counted again: report after report, into boxes, without any statement."""

from collections import defaultdict
from collections.abc import Callable, Iterable
from typing import Any

from coop_data.domain import accompagnement as vocabulaire
from coop_data.domain import coordination
from coop_data.domain.termes import Terme
from tests.recompte.lignes import Ligne, Poids, mois_of
from tests.recompte.registre import Cra

JOURS = ("lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi", "dimanche")


def croisements(domaine: str, cras: list[Any], poids: Poids) -> dict[str, list[Ligne]]:
    """Themes and weekdays by month."""
    accompagnement = domaine == "accompagnement"
    themes: type[Terme] = vocabulaire.Thematique if accompagnement else coordination.ThematiqueAnimation
    thematisables = cras if accompagnement else [cra for cra in cras if cra.type == "animation"]
    pese = poids if accompagnement else None
    return {
        "thematiques_mois": _croiser(
            thematisables, lambda cra: cra.thematiques, {t.value: t.court for t in themes}, pese
        ),
        "jours_mois": _croiser(
            cras,
            lambda cra: [str(cra.date.weekday() + 1)],
            {str(rang): jour.capitalize() for rang, jour in enumerate(JOURS, start=1)},
            pese,
        ),
    }


def _croiser(
    cras: list[Cra], codes_of: Callable[[Any], Iterable[str]], noms: dict[str, str], pese: Poids | None
) -> list[Ligne]:
    """For each month that has something: its boxes in the order of the names, then the month itself."""
    par_mois: dict[str, list[Cra]] = defaultdict(list)
    for cra in cras:
        par_mois[mois_of(cra.date)].append(cra)
    lignes = []
    for mois, du_mois in sorted(par_mois.items()):
        cases = {code: [cra for cra in du_mois if code in set(codes_of(cra))] for code in noms}
        mentions = sum(map(len, cases.values()))
        lignes += [
            _ligne(mois, code, noms[code], siens, pese, len(siens) / mentions)
            for code, siens in cases.items()
            if siens
        ]
        lignes.append(_ligne(mois, "total", "Total du mois", du_mois, pese, None))
    return lignes


def _ligne(mois: str, code: str, nom: str, cras: list[Cra], pese: Poids | None, part: float | None) -> Ligne:
    gens = {} if pese is None else {"accompagnements": sum(map(pese, cras))}
    return {"mois": mois, "code": code, "libelle": nom, "effectif": len(cras), **gens, "part": part}
