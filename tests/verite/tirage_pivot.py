"""Questions of the Explorer drawn at random, upon the cases of the recount."""

from dataclasses import replace
from random import Random

from coop_data.analytics.explorer.axes import AXES
from coop_data.analytics.statistique import Domaine
from coop_data.statistiques import CATALOGUE
from tests.recompte.cas import Cas
from tests.recompte.registre import Registre
from tests.recompte.selection import choisir
from tests.recompte.tirage import TOUT, tirer
from tests.verite.pivot import PERSONNES, Interrogation, Recompte

RAPPORTS = {"cra_par_semaine"}
DES_GENS = {
    "deja_accompagnes", "personnes_accompagnees", "participants_ateliers", "suite_individuel", "suite_atelier",
    "redirections",
}  # fmt: skip
"""Measures that count people whom no report puts in classes."""


def tirer_un_perimetre(hasard: Random, registre: Registre, graine: int, rang: int) -> Cas:
    """A case of the recount, or three times in four everything there is in its domain."""
    cas = tirer(registre, graine, rang)
    if hasard.random() < 0.75:
        return replace(cas, perimetre="national", du=TOUT[0], au=TOUT[1], filtres=(), structure=None)
    return cas


def tirer_interrogation(hasard: Random, registre: Registre, cas: Cas) -> Interrogation:
    """One that can be answered: others are drawn again."""
    while est_refusee(question := essayer_une_interrogation(hasard, registre, cas)):
        continue
    return question


def tirer_des_mesures(hasard: Random, posee: Interrogation) -> list[Interrogation]:
    """The question, and once in two the same of one or two other measures that can be answered."""
    autres = [chiffre.code for chiffre in CATALOGUE[Domaine(posee.domaine)].chiffres]
    hasard.shuffle(autres)
    possibles = [replace(posee, mesure=code) for code in autres if code != posee.mesure]
    return [posee, *[p for p in possibles if not est_refusee(p)][: hasard.choice([0, 0, 1, 2])]]


def est_refusee(question: Interrogation) -> bool:
    """What the records cannot answer: people crossed with people, people outside classes put in classes."""
    gens = [axe for axe in question.axes if axe in PERSONNES]
    gardes = [axe for axe, _ in question.restrictions if axe in PERSONNES]
    if len(gens) > 1:
        return True
    if question.mesure == "accompagnements" and len({*gens, *gardes}) > 1:
        return True
    if (gens or gardes) and question.mesure in DES_GENS:
        return True
    return question.mesure == "partenaires_distincts" and "type_partenaire" in question.axes


def essayer_une_interrogation(hasard: Random, registre: Registre, cas: Cas) -> Interrogation:
    """Any axes, measure and restrictions, whether they may go together or not."""
    domaine = Domaine(cas.domaine)
    axes = hasard.sample(list(AXES[domaine]), hasard.choice([1, 2, 2, 3]))
    colonne = axes.pop() if len(axes) == 3 or (len(axes) == 2 and hasard.random() < 0.6) else None
    restreints = hasard.sample(list(AXES[domaine]), hasard.choice([0, 0, 1, 1, 2]))
    if restreints and hasard.random() < 0.4:
        restreints[0] = axes[0]  # an axis restricted by itself
    return Interrogation(
        domaine=cas.domaine,
        lignes=tuple(axes),
        colonne=colonne,
        mesure=hasard.choice(CATALOGUE[domaine].chiffres).code,
        restrictions=tuple(_restriction(hasard, registre, cas, axe) for axe in dict.fromkeys(restreints)),
        selon=cas.selon,
    )


def _restriction(hasard: Random, registre: Registre, cas: Cas, axe: str) -> tuple[str, tuple[str, ...]]:
    """One to four categories that reports of the case answer, or of the whole domain when there is none."""
    seul = Interrogation(cas.domaine, (axe,), None, "cra", selon=cas.selon)
    for cras in (choisir(registre, cas), registre.cras(cas.domaine)):
        if codes := sorted(Recompte(registre, seul, cras).categories(axe)):
            return axe, tuple(hasard.sample(codes, min(len(codes), hasard.randint(1, 4))))
    raise ValueError(f"no report answers {axe}")
