"""Rights in the Explorer: the perimeters of figures, and where people and single employers may be told apart.

Many structures employ one person: the figures of such a structure would reveal what that person does, as a name
would. Accounts that do not read everyone may therefore cut or keep structures and people only within their own
perimeter (themselves, their team, their structure), and keep only people whom it holds.
"""

from collections.abc import Iterable, Mapping

from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import peut_nommer
from coop_data.analytics.explorer.axes import AXES, Axe, Equipes, axes_of
from coop_data.analytics.explorer.codes import inconnu
from coop_data.analytics.explorer.nommables import coordinateurs_nommables, personnes_nommables
from coop_data.analytics.explorer.question import Question, questions_of
from coop_data.analytics.filtres import PHOTOGRAPHIE
from coop_data.analytics.perimetres import NATIONAL
from coop_data.analytics.questions import PERIMETRE, perimetre_permis
from coop_data.analytics.sources import source_of
from coop_data.analytics.statistique import Catalogue, Domaine, Liste, Nomenclature
from coop_data.domain.perimetre import National, Perimetre
from coop_data.errors import AccesRefuse
from coop_data.photographies import trouver_cliche

REFUS = "« {axe} » {revele} : votre compte ne les lit pas dans ce périmètre."


def axes_permis(acteur: Acteur, perimetre: Perimetre, domaine: Domaine) -> tuple[Axe, ...]:
    """The axes that an account may choose, or keep categories of, within a perimeter that it has."""
    nommees = peut_nommer(acteur, perimetre)
    return tuple(axe for axe in AXES[domaine].values() if nommees or not axe.revele)


def verifier_question(session: Session, *, acteur: Acteur, perimetre: Perimetre, question: Question) -> None:
    """Check that a question reveals nothing about people beyond the account's rights in a perimeter it may read.

    Raises ``AccesRefuse`` when it cuts or keeps (by its axes or its filters) what the account may not read there,
    ``PerimetreInvalide``, as for an unknown code, when it keeps a person whom the perimeter does not hold.
    """
    permis = axes_permis(acteur, perimetre, question.domaine)
    for axe in (*question.axes, *axes_of(question.domaine, _codes_gardes(question))):
        if axe not in permis:
            raise AccesRefuse(REFUS.format(axe=axe.libelle, revele=axe.revele))
    if not peut_nommer(acteur, National()):
        _verifier_les_personnes(session, perimetre, question)


def _codes_gardes(question: Question) -> list[str]:
    """The axes on which some categories are kept; a filter of the address counts as its axis."""
    filtres = (cle for cle, _ in question.filtres.valeurs if cle in AXES[question.domaine])
    return [*question.codes_restreints, *filtres]


def _verifier_les_personnes(session: Session, perimetre: Perimetre, question: Question) -> None:
    source = source_of(question.domaine, question.filtres.photographie)
    for axe in axes_of(question.domaine, question.codes_restreints):
        match axe.ventilation:
            case Liste(_, Nomenclature.PERSONNE):
                codes = question.codes_restreints[axe.code]
                nommables = (
                    coordinateurs_nommables if isinstance(axe.ventilation, Equipes) else personnes_nommables
                )
                connus = nommables(session, codes, perimetre, source)
                if inconnus := [code for code in codes if code not in connus]:
                    raise inconnu(axe, inconnus[0])


def lire_questions_permises(
    session: Session,
    *,
    acteur: Acteur,
    paires: Iterable[tuple[str, str]],
    catalogues: Mapping[str, Catalogue],
) -> tuple[tuple[Question, ...], Perimetre]:
    """The questions of an address, one per measure, and their perimeter, every right checked: for files and views.

    Raises ``PerimetreInvalide``, ``Introuvable`` or ``AccesRefuse``.
    """
    lues = list(paires)
    cliche = trouver_cliche(session, dict(lues).get(PHOTOGRAPHIE, ""))
    questions = questions_of(lues, catalogues, aujourdhui=acteur.aujourdhui(), photographie=cliche)
    texte = dict(lues).get(PERIMETRE, NATIONAL)
    perimetre = perimetre_permis(session, acteur=acteur, texte=texte, domaine=questions[0].domaine)
    verifier_question(session, acteur=acteur, perimetre=perimetre, question=questions[0])
    return questions, perimetre
