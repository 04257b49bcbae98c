"""The person received, when there was only one: « dame 72 ans retraitée ». Each field is an anonymous count of
one.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from coop_data.domain.accompagnement import TrancheAge
from coop_data.saisie.rapide.decoupe import Ligne, Trouvaille
from coop_data.saisie.rapide.nombres import NOMBRE
from coop_data.saisie.rapide.synonymes import ACCOMPAGNEMENT, motif_of, mots

AU_SINGULIER: Final[Mapping[str, tuple[str, ...]]] = {
    "genre_feminin": mots("dame, femme, madame, mme, fille, jeune fille, une usagère, une habitante"),
    "genre_masculin": mots("monsieur, homme, mr, garçon, jeune homme"),
    "statut_retraite": mots("retraité, retraitée, à la retraite"),
    "statut_sans_emploi": mots(
        "demandeur d’emploi, demandeuse d’emploi, sans emploi, au chômage, chômeur, chômeuse"
    ),
    "statut_en_emploi": mots("salarié, salariée, en emploi"),
    "statut_scolarise": mots(
        "lycéen, lycéenne, collégien, collégienne, étudiant, étudiante, scolarisé, scolarisée, écolier"
    ),
}
_SEUL: Final = frozenset({ACCOMPAGNEMENT})
_MOTIFS: Final = tuple(
    (champ, re.compile(rf"(?<![\w-])(?:{'|'.join(motif_of(nom) for nom in noms)})(?![\w-])"))
    for champ, noms in AU_SINGULIER.items()
)
_AGE: Final = re.compile(rf"(?<![\w/.,-])(?P<age>{NOMBRE})\sans(?!\w)")
_AGE_MAX: Final = 120
_HOMOGRAPHE: Final = re.compile("retraites?")
_GENRES: Final = "|".join(
    motif_of(nom) for champ, noms in AU_SINGULIER.items() if champ.startswith("genre_") for nom in noms
)
_QUELQU_UN: Final = re.compile(rf"(?<![\w-])(?:{_GENRES}|ans|personne|usager|usagere)[\s,]+$")


def est_collectif(trouvailles: Iterable[Trouvaille]) -> bool:
    """True when the line tells of a workshop, or of several people."""
    return any(
        (lue.champ == "activite" and lue.valeur == "collectif")
        or (lue.champ == "nb_participants" and lue.valeur != 1)
        for lue in trouvailles
    )


def trouver_personne(ligne: Ligne) -> Iterator[Trouvaille]:
    """Gender, status and class of age of the one person of an individual accompagnement."""
    for champ, motif in _MOTIFS:
        for trouve in ligne.chercher(motif):
            if not _est_une_demarche(ligne, trouve):
                yield Trouvaille(*trouve.span(), champ, 1, _SEUL, force=1)
    for trouve in ligne.chercher(_AGE):
        if trouve["age"].isdigit() and (classe := classe_age(int(trouve["age"]))):
            yield Trouvaille(*trouve.span(), f"age_{classe}", 1, _SEUL, force=1)


def _est_une_demarche(ligne: Ligne, trouve: re.Match[str]) -> bool:
    """True when « retraite », without accent, is a pension and not a person: no one is named just before (« dame
    retraite »).
    """
    if not _HOMOGRAPHE.fullmatch(ligne.mots(*trouve.span()).lower()):
        return False
    return not _QUELQU_UN.search(ligne.plie[: trouve.start()])


def classe_age(age: int) -> str | None:
    """Code of the class of today's form that holds an age in years; None for an impossible age."""
    for tranche in TrancheAge.choix():
        bornes = [int(borne) for borne in re.findall(r"\d+", tranche)]
        if tranche is TrancheAge.AGE_MOINS_12 and age < bornes[0]:
            return tranche.value
        if tranche is TrancheAge.AGE_70_PLUS and bornes[0] <= age <= _AGE_MAX:
            return tranche.value
        if len(bornes) == 2 and bornes[0] <= age <= bornes[1]:
            return tranche.value
    return None
