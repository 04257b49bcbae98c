"""The follow-up of a perimeter for the screen and the files: people, reminders, levels."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, Final, Self

from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import (
    REFUS_PERIMETRE,
    Action,
    Cible,
    Objet,
    Portee,
    perimetres_de_suivi,
    peut,
    portees,
)
from coop_data.analytics.attendus import UN_JOUR, Suivie
from coop_data.analytics.filtres import PHOTOGRAPHIE
from coop_data.analytics.perimetres import libelle_du_perimetre, perimetre_of, texte_du_perimetre
from coop_data.analytics.retards import est_en_retard, jours_d_attente, repere
from coop_data.analytics.statistique import Domaine
from coop_data.analytics.suivi import LigneSuivi
from coop_data.analytics.suivi_lecture import Suivi, compute_suivi
from coop_data.domain.perimetre import Perimetre, UneEquipe, UneStructure
from coop_data.domain.periode import periode_du_trimestre, trimestre_of
from coop_data.domain.photographies import Cliche
from coop_data.domain.suivi import JOURS_AVANT_RETARD, EtapeRelance
from coop_data.domain.texte import plier
from coop_data.errors import AccesRefuse
from coop_data.suivi.relances import ProchaineEtape, RelanceLue, lire_relances, prochaine_etape

TOUS: Final = "tous"
TOUTES: Final = "toutes"


@dataclass(frozen=True, slots=True)
class LigneLue:
    """A person's quarter, the reminders sent, and the next step for those late today."""

    suivi: LigneSuivi
    relances: tuple[RelanceLue, ...]
    prochaine: ProchaineEtape | None

    @property
    def id_externe(self) -> str:
        """The identifier used in addresses."""
        return self.suivi.personne.id_externe

    @property
    def nom_complet(self) -> str:
        """First name then last name, as shown."""
        return self.suivi.personne.nom_complet

    @property
    def structures(self) -> str:
        """The employers of the perimeter, the latest first."""
        return " · ".join(dict.fromkeys(poste.structure for poste in self.suivi.personne.postes_recents))

    @property
    def telephone_a_appeler(self) -> str | None:
        """The telephone of someone to call (step M+2), or a word that says that none is known; ``None`` for
        others.
        """
        if self.prochaine is None or self.prochaine.etape is not EtapeRelance.M2:
            return None
        return self.suivi.personne.telephone or "non renseigné"

    @property
    def etat(self) -> str:
        """The situation of this person in the quarter, in words."""
        if self.suivi.motif:
            return f"Non attendu·e : {self.suivi.motif.libelle.lower()}"
        if self.suivi.en_retard:
            return "En retard"
        return "À jour" if self.suivi.a_jour else "Pas encore en retard"


@dataclass(frozen=True, slots=True)
class SuiviLu:
    """A follow-up that the account may read. ``texte``: the perimeter as its address writes it; ``aujourdhui``:
    the day it was read; ``peut_relancer``: the account may note reminders of these people.
    """

    perimetre: Perimetre
    texte: str
    nom: str
    aujourdhui: date
    suivi: Suivi
    lignes: tuple[LigneLue, ...]
    peut_relancer: bool

    @property
    def photographie(self) -> Cliche | None:
        """The photograph that was read, if any."""
        return self.suivi.photographie

    @property
    def adresse(self) -> dict[str, str]:
        """The parameters of the follow-up in an address."""
        figee = {PHOTOGRAPHIE: self.photographie.code} if self.photographie else {}
        return {"perimetre": self.texte, "trimestre": self.suivi.trimestre, **figee}


@dataclass(frozen=True)
class Choix:
    """The filters and the order of the people, as in the address."""

    recherche: str = ""
    liste: str = TOUS
    relance: str = TOUTES
    tri: str = "nom"

    @classmethod
    def of(cls, parametres: Mapping[str, str]) -> Self:
        """Read an address; unknown values are left out."""
        lus = {nom: parametres.get(nom, "") for nom in ("liste", "relance", "tri")}
        return cls(
            parametres.get("recherche", ""),
            lus["liste"] if lus["liste"] in LISTES else cls.liste,
            lus["relance"] if lus["relance"] in RELANCES else cls.relance,
            lus["tri"] if lus["tri"] in TRIS else cls.tri,
        )


LISTES: Final[Mapping[str, tuple[str, Callable[[LigneSuivi], bool]]]] = MappingProxyType(
    {
        TOUS: ("Tout le monde", lambda ligne: True),
        "attendus": ("Attendus", lambda ligne: ligne.attendue),
        "jamais": ("Jamais saisi", lambda ligne: ligne.jamais),
        "en-retard": ("En retard", lambda ligne: ligne.en_retard),
        "a-jour": ("À jour", lambda ligne: ligne.a_jour),
        "delai": ("Jamais saisi, pas encore en retard", lambda ligne: ligne.en_delai),
        "sans-cra": ("Attendus sans CRA ce trimestre", lambda ligne: ligne.attendue and not ligne.recue),
        "non-attendus": ("Non attendus", lambda ligne: not ligne.attendue),
    }
)
RELANCES: Final[Mapping[str, tuple[str, Callable[[LigneLue, date], bool]]]] = MappingProxyType(
    {
        TOUTES: ("Relancés ou non", lambda ligne, jour: True),
        "a-faire": ("Étape à faire aujourd’hui", lambda ligne, jour: _echue(ligne, jour, *EtapeRelance)),
        "m2": ("À appeler (liste M+2)", lambda ligne, jour: _echue(ligne, jour, EtapeRelance.M2)),
        "relances": ("Déjà relancés", lambda ligne, jour: bool(ligne.relances)),
    }
)
TRIS: Final[Mapping[str, tuple[str, Callable[[LigneLue], Any]]]] = MappingProxyType(
    {
        "nom": ("Nom", lambda ligne: 0),
        "dernier": (
            "Dernier CRA, le plus ancien d’abord",
            lambda ligne: ligne.suivi.personne.derniere or date.min,
        ),
        "cra": ("CRA du trimestre, les plus nombreux d’abord", lambda ligne: -ligne.suivi.cra),
        "structure": ("Structure", lambda ligne: plier(ligne.structures)),
        "etape": ("Prochaine étape, la plus proche d’abord", lambda ligne: _echeance(ligne)),
    }
)
"""Orders of the list: by the chosen column, then by name."""


def perimetre_suivi(session: Session, *, acteur: Acteur, texte: str) -> Perimetre:
    """The perimeter written ``structure:ID``, ``departement:69``…, or the widest that the account follows.

    Raises ``PerimetreInvalide``, ``Introuvable``, ``AccesRefuse``.
    """
    siens = perimetres_de_suivi(acteur)
    if not siens:
        raise AccesRefuse(REFUS_PERIMETRE)
    if not texte:
        return siens[0]
    perimetre = perimetre_of(session, texte, domaine=Domaine.ACCOMPAGNEMENT)
    if Portee.TOUS not in portees(acteur, Action.LIRE, Objet.SUIVI) and perimetre not in siens:
        raise AccesRefuse(REFUS_PERIMETRE)
    return perimetre


def lire_suivi(
    session: Session, *, acteur: Acteur, texte: str, trimestre: str, photographie: Cliche | None = None
) -> SuiviLu:
    """The follow-up of a perimeter in a quarter, living or photographed.

    Raises as ``perimetre_suivi`` and ``compute_suivi``.
    """
    perimetre = perimetre_suivi(session, acteur=acteur, texte=texte)
    aujourdhui = acteur.aujourdhui()
    suivi = compute_suivi(
        session, perimetre=perimetre, trimestre=trimestre, au=aujourdhui, photographie=photographie
    )
    return presenter(session, acteur=acteur, perimetre=perimetre, suivi=suivi, aujourdhui=aujourdhui)


def presenter(
    session: Session, *, acteur: Acteur, perimetre: Perimetre, suivi: Suivi, aujourdhui: date
) -> SuiviLu:
    """A follow-up with the reminders of its people, and what the account may do there.

    Reminders belong to the living data: a photograph has none, and none is noted from it.
    """
    vivantes = [] if suivi.photographie else [ligne.personne.id for ligne in suivi.lignes]
    relances = lire_relances(session, personnes=vivantes)
    lignes = []
    for ligne in suivi.lignes:
        siennes = relances.get(ligne.personne.id, ())
        en_cours = suivi.au == aujourdhui  # nobody is reminded of a quarter that is over
        prochaine = prochaine_relance(ligne.personne, siennes, aujourdhui) if en_cours else None
        lignes.append(LigneLue(ligne, siennes, prochaine))
    cible = Cible(
        structure_id=perimetre.structure_id if isinstance(perimetre, UneStructure) else None,
        dans_equipe=perimetre == UneEquipe(acteur.conseiller_id) if acteur.conseiller_id else False,
    )
    return SuiviLu(
        perimetre,
        texte_du_perimetre(session, perimetre, domaine=Domaine.ACCOMPAGNEMENT),
        libelle_du_perimetre(session, perimetre),
        aujourdhui,
        suivi,
        tuple(lignes),
        suivi.photographie is None and peut(acteur, Action.CREER, Objet.RELANCE, cible),
    )


def ranger(lu: SuiviLu, choix: Choix) -> list[LigneLue]:
    """The people kept, in order. Words are looked for in names and structures; a photograph has no reminder."""
    dans, cle = LISTES[choix.liste][1], TRIS[choix.tri][1]
    relance = RELANCES[TOUTES if lu.photographie else choix.relance][1]
    mots = plier(choix.recherche).split()
    gardees = [
        ligne
        for ligne in lu.lignes
        if dans(ligne.suivi)
        and relance(ligne, lu.aujourdhui)
        and all(mot in plier(f"{ligne.nom_complet} {ligne.structures}") for mot in mots)
    ]
    return sorted(gardees, key=cle)


def prochaine_relance(personne: Suivie, relances: Sequence[RelanceLue], aujourdhui: date) -> ProchaineEtape | None:
    """The next step for someone late today; ``None`` for others, and when every step was taken."""
    attente, depuis = jours_d_attente(personne, aujourdhui), repere(personne, aujourdhui)
    if attente is None or depuis is None or not est_en_retard(personne, aujourdhui):
        return None
    en_retard_le = aujourdhui - timedelta(days=attente - JOURS_AVANT_RETARD)
    if personne.est_coordinateur:  # reports logged since the quarter began do not close a series of reminders
        en_retard_le = periode_du_trimestre(trimestre_of(aujourdhui)).du
        depuis = min(depuis, en_retard_le - UN_JOUR)
    return prochaine_etape(relances, depuis=depuis, en_retard_le=en_retard_le)


def _echue(ligne: LigneLue, jour: date, *etapes: EtapeRelance) -> bool:
    return ligne.prochaine is not None and ligne.prochaine.etape in etapes and ligne.prochaine.le <= jour


def _echeance(ligne: LigneLue) -> date:
    return ligne.prochaine.le if ligne.prochaine else date.max
