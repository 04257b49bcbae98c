"""A page of figures as an address: the same question for a screen, a file of rows and a quotation."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date

from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import perimetre_du_conseiller, verifier_perimetre
from coop_data.analytics.criteres import CRITERES, ParColonne, criteres_of
from coop_data.analytics.filtres import PHOTOGRAPHIE, Filtres, build_filtres
from coop_data.analytics.perimetres import NATIONAL, domaines_of, perimetre_of, texte_du_perimetre
from coop_data.analytics.statistique import Compte, Domaine, Mesure
from coop_data.domain.perimetre import Perimetre, UnConseiller
from coop_data.domain.periode import PERIODE_PAR_DEFAUT, lire_periode, slug_of_periode
from coop_data.domain.photographies import Cliche
from coop_data.errors import PerimetreInvalide
from coop_data.models import Structure

PERIMETRE, DOMAINE, PERIODE, SELON = "perimetre", "domaine", "periode", "selon"
STRUCTURE = "structure"
"""The key of the filter on structures."""

SANS_PHOTOGRAPHIE = "Une photographie garde des chiffres, pas les comptes rendus : revenez aux données vivantes."

Paires = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Question:
    """Whose figures (``perimetre`` as people write it), of which domain, filtered how."""

    domaine: Domaine
    perimetre: str
    filtres: Filtres

    @property
    def parametres(self) -> Paires:
        """The address that asks it again: dates are absolute, so that it means the same tomorrow."""
        return [
            (PERIMETRE, self.perimetre),
            (DOMAINE, self.domaine.value),
            (PERIODE, slug_of_periode(self.filtres.periode)),
            *self.filtres.adresse(),
        ]


def lire_question(
    paires: Iterable[tuple[str, str]], *, aujourdhui: date, photographie: Cliche | None = None
) -> Question:
    """Read an address; other keys (``rubrique``, ``page``…) are left out.

    ``photographie``: the one that the address names, for whoever can read it; its whole quarter is the period when
    the address has none. Raises ``PerimetreInvalide`` on an unknown period, domain or value, or when the address
    names a photograph and only the living data can answer.
    """
    lues = list(paires)
    simples = dict(lues)
    perimetre = simples.get(PERIMETRE, NATIONAL)
    possibles = domaines_of(perimetre)
    demande = simples.get(DOMAINE, possibles[0].value)
    if demande not in possibles:
        raise PerimetreInvalide(f"« {demande} » n’est pas un domaine de ce périmètre.")
    domaine = Domaine(demande)
    if simples.get(PHOTOGRAPHIE) and photographie is None:
        raise PerimetreInvalide(SANS_PHOTOGRAPHIE)
    defaut = slug_of_periode(photographie.periode) if photographie else PERIODE_PAR_DEFAUT
    try:
        periode = lire_periode(simples.get(PERIODE, defaut), aujourdhui)
    except ValueError as erreur:
        raise PerimetreInvalide(str(erreur)) from erreur
    cles = {critere.cle for critere in criteres_of(domaine)}
    retenues = [(cle, valeur) for cle, valeur in lues if cle in cles]
    filtres = build_filtres(
        domaine, periode, retenues, selon=simples.get(SELON, STRUCTURE), photographie=photographie
    )
    return Question(domaine, perimetre, filtres)


def ecrire_question(session: Session, *, domaine: Domaine, perimetre: Perimetre, filtres: Filtres) -> Question:
    """The question that a page answers, in a form that gives the same figures to anyone entitled.

    What someone did for one employer is asked with the filter of that structure.
    """
    if isinstance(perimetre, UnConseiller) and perimetre.structure_id is not None:
        structure = session.get_one(Structure, perimetre.structure_id)
        demandees = filtres.of(STRUCTURE)
        if not demandees or structure.id_externe in demandees:
            filtres = replace(
                filtres, valeurs=tuple((dict(filtres.valeurs) | {STRUCTURE: (structure.id_externe,)}).items())
            )
    return Question(domaine, texte_du_perimetre(session, perimetre, domaine=domaine), filtres)


def resserrer(filtres: Filtres, mesure: Mesure | None) -> Filtres | None:
    """The filters under which every report counts in a measure; ``None`` when none can.

    Only a measure that counts the reports of one type narrows: sums and ratios read them all.
    """
    if not isinstance(mesure, Compte) or mesure.quand is None:
        return filtres
    colonne, valeur = mesure.quand
    cle = next(c.cle for c in CRITERES.values() if c.restriction == ParColonne(colonne))
    if filtres.of(cle) and valeur not in filtres.of(cle):
        return None
    return replace(filtres, valeurs=tuple((dict(filtres.valeurs) | {cle: (valeur,)}).items()))


def perimetre_permis(
    session: Session, *, acteur: Acteur, texte: str, domaine: Domaine, lignes: bool = False
) -> Perimetre:
    """Read a perimeter whose figures (with ``lignes``, whose CRA) the account may read.

    An employer only gets what a person did for it. Raises ``PerimetreInvalide``, ``Introuvable`` or
    ``AccesRefuse``.
    """
    perimetre = perimetre_of(session, texte, domaine=domaine)
    if isinstance(perimetre, UnConseiller):
        perimetre = perimetre_du_conseiller(session, acteur=acteur, conseiller_id=perimetre.conseiller_id)
    if lignes or not isinstance(perimetre, UnConseiller):
        verifier_perimetre(session, acteur=acteur, perimetre=perimetre, lignes=lignes, domaine=domaine.value)
    return perimetre
