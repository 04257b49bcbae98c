"""« Fiche mensuelle » of one person: the month beside the one before and the same month a year before."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from sqlalchemy import select
from sqlmodel import Session

from coop_data.analytics.calcul import compute_bilan, compute_chiffres
from coop_data.analytics.evolutions import Reference, lire_references
from coop_data.analytics.filtres import build_filtres
from coop_data.analytics.requete import Requete, lire
from coop_data.analytics.resultat import Bilan
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import UnConseiller
from coop_data.domain.periode import PREMIER_JOUR, Periode, dernier_jour_offert, periode_du_mois
from coop_data.errors import Introuvable
from coop_data.statistiques import CATALOGUE

HORS_CALENDRIER = "Ce mois n’est pas dans le calendrier : choisissez-en un dans la liste."


@dataclass(frozen=True, slots=True)
class Contenu:
    """The content of the sheet of a domain: key figures, then titled breakdowns on the left and on the right."""

    titre: str
    chiffres: tuple[str, ...]
    gauche: tuple[str, ...]
    droite: tuple[str, ...]


CONTENUS: Mapping[Domaine, Contenu] = MappingProxyType(
    {
        Domaine.ACCOMPAGNEMENT: Contenu(
            "Thèmes et publics",
            ("cra", "accompagnements", "individuels", "ateliers", "participants_ateliers", "orientes", "minutes"),
            ("thematiques",),
            ("ages", "statuts"),
        ),
        Domaine.COORDINATION: Contenu(
            "Animations et partenariats",
            (
                "activites",
                "animations",
                "evenements",
                "partenariats",
                "minutes_animation",
                "participants_animation",
                "partenaires_distincts",
            ),
            ("types_animation",),
            ("natures_partenariat", "echelons"),
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Mois:
    """One month (``AAAA-MM``) of one person; ``jours``: the days with at least one report, in order.

    ``references``: by code of ``COMPARAISONS``, the months it can be compared with.
    """

    code: str
    bilan: Bilan
    references: Mapping[str, Reference]
    jours: tuple[date, ...]

    @property
    def contenu(self) -> Contenu:
        """The content of its sheet."""
        return CONTENUS[self.bilan.domaine]


def lire_mois(session: Session, *, domaine: Domaine, perimetre: UnConseiller, code: str, aujourdhui: date) -> Mois:
    """The month of a perimeter already checked. Raises ``Introuvable`` for a text that is not a month of the
    calendar.
    """
    filtres = build_filtres(domaine, _periode_offerte(code, aujourdhui), [])
    catalogue, contenu = CATALOGUE[domaine], CONTENUS[domaine]
    bilan = compute_bilan(
        session=session,
        catalogue=catalogue,
        perimetre=perimetre,
        filtres=filtres,
        repartitions=(*contenu.gauche, *contenu.droite),
    )
    references = lire_references(
        lambda autres: compute_chiffres(session=session, catalogue=catalogue, perimetre=perimetre, filtres=autres),
        filtres,
        aujourdhui,
    )
    return Mois(code, bilan, references, _jours(session, Requete(domaine, perimetre, filtres)))


def _periode_offerte(code: str, aujourdhui: date) -> Periode:
    try:
        periode = periode_du_mois(code)
    except ValueError as erreur:
        raise Introuvable(HORS_CALENDRIER) from erreur
    if not PREMIER_JOUR <= periode.du <= dernier_jour_offert(aujourdhui):
        raise Introuvable(HORS_CALENDRIER)
    return periode


def _jours(session: Session, requete: Requete) -> tuple[date, ...]:
    jour = requete.source.faits.c.date
    return tuple(lu for (lu,) in lire(session, requete.restreindre(select(jour)).distinct().order_by(jour)))
