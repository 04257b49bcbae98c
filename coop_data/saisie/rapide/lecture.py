"""Reading one line: its form, its fields, the words of each, and the words left."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from typing import Final

from coop_data.domain.texte import plier
from coop_data.saisie.donnees_personnelles import masquer, reperer
from coop_data.saisie.rapide.choix import FORMULAIRES, autre_possible, choisir_formulaire
from coop_data.saisie.rapide.compter import trouver_comptes
from coop_data.saisie.rapide.contexte import TAGS, trouver_organismes, trouver_tags, trouver_titres
from coop_data.saisie.rapide.dates import trouver_dates
from coop_data.saisie.rapide.decoupe import Ligne, Trouvaille, restant_of, sans_chevauchement
from coop_data.saisie.rapide.deductions import completer
from coop_data.saisie.rapide.durees import trouver_durees
from coop_data.saisie.rapide.lexique import trouver_mots
from coop_data.saisie.rapide.lieux import COMMUNE, trouver_lieux
from coop_data.saisie.rapide.noms import trouver_nom
from coop_data.saisie.rapide.personne import est_collectif, trouver_personne
from coop_data.saisie.rapide.questions import Question, Reponse
from coop_data.saisie.rapide.synonymes import EVENEMENT, PARTENARIAT

FORMULAIRE: Final = "formulaire"
"""Among the words that were used, those that only name the form."""
ADDITIONNES: Final = frozenset({"mediateurs", "structures", "autres_acteurs", "participants", "nb_participants"})
LISTES: Final = frozenset(
    {"thematiques", "demarches", "materiel", "natures", "organisateurs", "partenaires", TAGS}
)
MOTS_GENERIQUES: Final = frozenset({"reunion", "reu", "rencontre", "atelier", "journee", "rdv", "rendez-vous"})
"""General words, ignored beside a more precise one of the same line: « réunion du comité de pilotage »."""


@dataclass(frozen=True, slots=True)
class Lecture:
    """How a line was understood; nothing is saved until the person asks for it.

    - ``champs``: fields of the form's ``…Create`` schema (codes as texts, a ``date``, whole numbers, lists of
      codes; ``partenaires``: ``{"nom", "type"}``, type None when unknown).
    - ``indices``: for each field of ``champs``, the exact words it came from.
    - ``tags``: their names, existing or not; ``commune``: a name, for the referential to recognise.
    - ``restant``: the words that were not understood; ``hesitations``: what else could be meant, in French;
      ``questions``: those of the hesitations that an answer settles.
    - ``personnel``: personal data that the line seems to hold, in words; it was not read at all.
    """

    formulaire: str
    champs: dict[str, object] = field(default_factory=dict)
    tags: tuple[str, ...] = ()
    indices: dict[str, str] = field(default_factory=dict)
    restant: str = ""
    hesitations: tuple[str, ...] = ()
    commune: str = ""
    questions: tuple[Question, ...] = ()
    personnel: tuple[str, ...] = ()


def lire_ligne(texte: str, *, aujourdhui: date, formulaires: frozenset[str] = FORMULAIRES) -> Lecture:
    """Read a line. ``formulaires``: those that the person may fill, at least one; a single one is imposed."""
    ligne = Ligne.of(masquer(texte))
    trouvailles = list(_trouver(ligne, aujourdhui))
    lectures = {
        formulaire: sans_chevauchement(trouvee for trouvee in trouvailles if trouvee.sert(formulaire))
        for formulaire in FORMULAIRES & formulaires
    }
    formulaire = choisir_formulaire(lectures)
    lues = trouver_nom(ligne, lectures[formulaire], formulaire)
    champs, retenues = _assembler(ligne, lues)
    indices = {
        code: ", ".join(dict.fromkeys(ligne.mots(lue.debut, lue.fin) for lue in retenues if lue.champ == code))
        for code in champs
    }
    champs, indices, questions = completer(formulaire, champs, indices)
    if nommants := [ligne.mots(lue.debut, lue.fin) for lue in retenues if not lue.champ and lue.force]:
        indices[FORMULAIRE] = ", ".join(dict.fromkeys(nommants))
    doutes = [lue.doute for lue in retenues if lue.doute]
    questions = (
        *autre_possible(lectures, formulaire),
        *(Question(lue.doute, lue.reponses, ligne.mots(lue.debut, lue.fin)) for lue in retenues if lue.reponses),
        *questions,
    )
    return Lecture(
        formulaire,
        {code: valeur for code, valeur in champs.items() if code not in (TAGS, COMMUNE)},
        tuple(_textes(champs.get(TAGS))),
        {code: mots for code, mots in indices.items() if code != TAGS},
        restant_of(ligne, retenues),
        tuple(dict.fromkeys([*(question.texte for question in questions), *doutes])),
        str(champs.get(COMMUNE, "")),
        questions,
        tuple(reperer(texte)),
    )


def repondre(lecture: Lecture, question: Question, reponse: Reponse) -> Lecture:
    """The reading once a question is answered: its fields are applied, and the question is removed."""
    champs = {code: valeur for code, valeur in lecture.champs.items() if code not in reponse.retires}
    mots = {code: lecture.indices.get(code) or question.mots for code in reponse.champs}
    autres = [texte for texte in lecture.hesitations if texte != question.texte]
    return replace(
        lecture,
        champs=champs | dict(reponse.champs),
        indices=lecture.indices | mots,
        hesitations=tuple([*autres, reponse.suite] if reponse.suite else autres),
        questions=tuple(autre for autre in lecture.questions if autre != question),
    )


def _trouver(ligne: Ligne, aujourdhui: date) -> Iterator[Trouvaille]:
    """Everything that any rule reads, surest first."""
    surs = [
        *trouver_tags(ligne),
        *trouver_titres(ligne),
        *trouver_comptes(ligne),
        *trouver_durees(ligne),
        *trouver_dates(ligne, aujourdhui=aujourdhui),
    ]
    mots = list(trouver_mots(ligne))
    natures = [mot.debut for mot in mots if mot.champ == "natures"]
    bornes = [trouve.debut for trouve in surs if trouve.sert(EVENEMENT) or trouve.sert(PARTENARIAT)]
    yield from surs
    yield from trouver_organismes(ligne, bornes=bornes + natures)
    if not est_collectif([*surs, *mots]):
        yield from trouver_personne(ligne)
    yield from trouver_lieux(ligne)
    yield from mots


def _assembler(ligne: Ligne, lues: Sequence[Trouvaille]) -> tuple[dict[str, object], list[Trouvaille]]:
    """Values and words by field; a second value for a field that takes one is dropped."""
    champs: dict[str, object] = {}
    retenues: list[Trouvaille] = []
    for lue in sorted(lues, key=lambda lue: (_est_generique(ligne, lue), lue.debut)):
        if lue.champ and lue.champ in champs and not _ajouter(champs, lue):
            continue
        if lue.champ and lue.champ not in champs:
            champs[lue.champ] = list(_valeurs(lue)) if lue.champ in LISTES else lue.valeur
        retenues.append(lue)
    return champs, sorted(retenues, key=lambda lue: lue.debut)


def _ajouter(champs: dict[str, object], lue: Trouvaille) -> bool:
    """Add to a field already read: True when it can hold more than one reading."""
    present = champs[lue.champ]
    if isinstance(present, list):
        present.extend(valeur for valeur in _valeurs(lue) if valeur not in present)
        return True
    if lue.champ in ADDITIONNES and isinstance(present, int) and isinstance(lue.valeur, int):
        champs[lue.champ] = present + lue.valeur
        return True
    return present == lue.valeur


def _valeurs(lue: Trouvaille) -> Sequence[object]:
    return lue.valeur if isinstance(lue.valeur, list) else [lue.valeur]


def _est_generique(ligne: Ligne, lue: Trouvaille) -> bool:
    return plier(ligne.mots(lue.debut, lue.fin)) in MOTS_GENERIQUES


def _textes(valeurs: object) -> Sequence[str]:
    return [str(valeur) for valeur in valeurs] if isinstance(valeurs, list) else []
