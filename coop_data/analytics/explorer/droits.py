"""Who may ask what of the Explorer: the perimeters of figures, and people only within one's own."""

from collections.abc import Iterable, Mapping

from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import peut_nommer
from coop_data.analytics.explorer.axes import AXES, Axe, axes_of
from coop_data.analytics.explorer.question import Question, question_of
from coop_data.analytics.filtres import PHOTOGRAPHIE
from coop_data.analytics.perimetres import NATIONAL
from coop_data.analytics.questions import PERIMETRE, perimetre_permis
from coop_data.analytics.statistique import Catalogue, Domaine
from coop_data.domain.perimetre import Perimetre
from coop_data.errors import AccesRefuse
from coop_data.photographies import trouver_cliche

REFUS = "« {axe} » nomme des personnes : votre compte ne les lit pas dans ce périmètre."


def axes_permis(acteur: Acteur, perimetre: Perimetre, domaine: Domaine) -> tuple[Axe, ...]:
    """The axes that an account may choose, or keep categories of, within a perimeter that it has."""
    nommees = peut_nommer(acteur, perimetre)
    return tuple(axe for axe in AXES[domaine].values() if nommees or not axe.nominatif)


def verifier_axes(acteur: Acteur, perimetre: Perimetre, question: Question) -> None:
    """Raise ``AccesRefuse`` when the question cuts or keeps people whom the account may not read there."""
    permis = axes_permis(acteur, perimetre, question.domaine)
    for axe in (*question.axes, *axes_of(question.domaine, question.codes_restreints)):
        if axe not in permis:
            raise AccesRefuse(REFUS.format(axe=axe.libelle))


def lire_question_permise(
    session: Session,
    *,
    acteur: Acteur,
    paires: Iterable[tuple[str, str]],
    catalogues: Mapping[str, Catalogue],
) -> tuple[Question, Perimetre]:
    """The question of an address and its perimeter, every right checked: for the screen and for its files.

    Raises ``PerimetreInvalide``, ``Introuvable`` or ``AccesRefuse``.
    """
    lues = list(paires)
    cliche = trouver_cliche(session, dict(lues).get(PHOTOGRAPHIE, ""))
    question = question_of(lues, catalogues, aujourdhui=acteur.aujourdhui(), photographie=cliche)
    texte = dict(lues).get(PERIMETRE, NATIONAL)
    perimetre = perimetre_permis(session, acteur=acteur, texte=texte, domaine=question.domaine)
    verifier_axes(acteur, perimetre, question)
    return question, perimetre
