"""Quality of data for the screen and the files: reading the address, remarks in words, their order."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from types import MappingProxyType
from typing import Any, Final, Self
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import perimetre_des_lignes
from coop_data.analytics.qualite import Bilan, compter, lister
from coop_data.analytics.qualite_lecture import Remarque, Selection, Signale
from coop_data.analytics.qualite_offres import Offres, lire_offres
from coop_data.analytics.statistique import Domaine
from coop_data.brouillons import lister_brouillons
from coop_data.domain.perimetre import National
from coop_data.domain.periode import PERIODE_PAR_DEFAUT, lire_periode
from coop_data.domain.qualite import JOURS_BROUILLON_ANCIEN, MESSAGES, RAISONS, Controle
from coop_data.domain.territoires import find_departement
from coop_data.domain.texte import plier
from coop_data.errors import Introuvable, PerimetreInvalide
from coop_data.saisie.confirmations import lire_confirmes
from coop_data.saisie.libelles import libelle_of
from coop_data.saisie.registres import REGISTRES, Cra
from coop_data.saisie.resumes import Resume, resumes

OUI: Final = "oui"
LOT: Final = 500
"""Reports read whole at once."""


@dataclass(frozen=True, slots=True)
class Ligne:
    """A report of a remark (or a draft), in words. ``quoi``: the activity and its count; never the notes."""

    date: date
    personne: str
    personne_id: UUID | None
    formulaire: str
    quoi: str
    detail: str
    minutes: int
    structure: str | None
    departement: str | None
    cra_id: UUID | None = None
    brouillon_id: UUID | None = None

    @property
    def precisions(self) -> str:
        """Theme and duration, which distinguish two reports of one day."""
        duree = formats.duree(self.minutes) if self.minutes else ""
        return " · ".join(texte for texte in (self.detail, duree) if texte)


@dataclass(frozen=True, slots=True)
class RemarqueLue:
    """What a check found, in words; several lines are to be read together."""

    controle: Controle
    pourquoi: str
    lignes: tuple[Ligne, ...]


@dataclass(frozen=True)
class Choix:
    """The filters and the order of a list, as in its address.

    ``manque``: a gap left by an import; ``verifiees``: confirmed remarks instead of the others.
    """

    recherche: str = ""
    tri: str = "recentes"
    manque: str = ""
    verifiees: bool = False

    @classmethod
    def of(cls, parametres: Mapping[str, str]) -> Self:
        """Read from an address; an order that does not exist is left out."""
        tri = parametres.get("tri", "")
        return cls(
            parametres.get("recherche", ""),
            tri if tri in TRIS else cls.tri,
            parametres.get("manque", ""),
            parametres.get("verifiees") == OUI,
        )


TRIS: Final[Mapping[str, tuple[str, Callable[[Remarque], Any]]]] = MappingProxyType(
    {
        "recentes": ("Les plus récentes d’abord", lambda remarque: -remarque.premier.date.toordinal()),
        "anciennes": ("Les plus anciennes d’abord", lambda remarque: remarque.premier.date),
        "personne": ("Personne", lambda remarque: _cle(remarque.premier)),
        "structure": ("Structure", lambda remarque: plier(remarque.premier.structure or "")),
        "duree": ("Durée, la plus longue d’abord", lambda remarque: -remarque.minutes),
    }
)
"""Orders of a list: by the chosen column, then by person and day."""


def selection_of(session: Session, *, acteur: Acteur, parametres: Mapping[str, str]) -> tuple[Selection, Offres]:
    """The reports that an address asks to check, among those that the account may list, and the filters to offer:
    none for the nation, where structures and people are offered once a département is chosen.

    Raises ``PerimetreInvalide`` for an unknown period or département, ``Introuvable`` for a structure or a person
    that the account may not read.
    """
    aujourdhui = acteur.aujourdhui()
    try:
        periode = lire_periode(parametres.get("periode", PERIODE_PAR_DEFAUT), aujourdhui)
    except ValueError as erreur:
        raise PerimetreInvalide(str(erreur)) from erreur
    departement = parametres.get("departement", "")
    if departement and not find_departement(departement):
        raise PerimetreInvalide(f"Aucun département n’a le code «\u00a0{departement}\u00a0».")
    accompagnement, coordination = (perimetre_des_lignes(acteur, domaine.value) for domaine in Domaine)
    large = Selection(accompagnement, coordination, periode, aujourdhui, departement)
    structure, personne = parametres.get("structure", ""), parametres.get("personne", "")
    toute_la_nation = est_nationale(large) and not (departement or structure or personne)
    offres = Offres({}, {}) if toute_la_nation else lire_offres(session, large)
    if structure and structure not in offres.structures:
        raise Introuvable(MESSAGES["structure_inconnue"])
    if personne and personne not in offres.personnes:
        raise Introuvable(MESSAGES["personne_inconnue"])
    return replace(
        large,
        structure_id=offres.structures[structure].id if structure else None,
        personne_id=offres.personnes[personne].id if personne else None,
    ), offres


def est_nationale(selection: Selection) -> bool:
    """True when every report of the country may be read."""
    return National() in selection.accompagnement


def lire_bilan(session: Session, *, selection: Selection) -> Bilan:
    """The figures of a selection made for the account (``selection_of``)."""
    return compter(session, selection, lire_confirmes(session))


def lire_remarques(
    session: Session, *, selection: Selection, controle: Controle, verifiees: bool = False
) -> list[Remarque]:
    """The remarks of a check in a selection made for the account (``selection_of``); see ``lister``."""
    return lister(session, selection, controle, lire_confirmes(session), verifiees=verifiees)


def brouillons_anciens(session: Session, *, acteur: Acteur) -> list[RemarqueLue]:
    """One's own drafts left for more than 30 days, the latest first; empty for accounts that log nothing."""
    if not acteur.saisit:
        return []
    limite = acteur.aujourdhui() - timedelta(days=JOURS_BROUILLON_ANCIEN)
    trouves = []
    for brouillon in lister_brouillons(session, acteur=acteur):
        jour = brouillon.modifie_le.astimezone(acteur.fuseau).date()
        if jour < limite:
            ligne = Ligne(
                jour,
                acteur.nom,
                acteur.conseiller_id,
                brouillon.formulaire,
                brouillon.titre,
                "",
                0,
                None,
                None,
                brouillon_id=brouillon.id,
            )
            pourquoi = RAISONS["brouillon"].format(jour=formats.jour(jour))
            trouves.append(RemarqueLue(Controle.BROUILLONS, pourquoi, (ligne,)))
    return trouves


def manques_of(remarques: Iterable[Remarque]) -> dict[str, str]:
    """The gaps found, with their labels, the most frequent first."""
    comptes: dict[str, int] = {}
    libelles: dict[str, str] = {}
    for cra in (cra for remarque in remarques for cra in remarque.cras):
        for manque in cra.manques:
            comptes[manque] = comptes.get(manque, 0) + 1
            libelles.setdefault(manque, libelle_of(cra.formulaire, manque))
    ordre = sorted(comptes, key=lambda manque: (-comptes[manque], libelles[manque]))
    return {manque: f"{libelles[manque]} ({formats.nombre(comptes[manque])})" for manque in ordre}


def ranger(remarques: Iterable[Remarque], choix: Choix) -> list[Remarque]:
    """The remarks kept, in order. Words are looked for in people, structures and titles."""
    mots = plier(choix.recherche).split()
    gardees = [
        remarque
        for remarque in remarques
        if (not choix.manque or choix.manque in remarque.premier.manques)
        and (not mots or all(mot in _texte(remarque) for mot in mots))
    ]
    ordre = sorted(gardees, key=lambda remarque: (_cle(remarque.premier), -remarque.premier.date.toordinal()))
    return sorted(ordre, key=TRIS[choix.tri][1])


def regrouper(remarques: Sequence[Remarque]) -> list[Remarque]:
    """The same remarks grouped by person, people in the order of their first remark."""
    rangs: dict[UUID, int] = {}
    for remarque in remarques:
        rangs.setdefault(remarque.premier.personne_id, len(rangs))
    return sorted(remarques, key=lambda remarque: rangs[remarque.premier.personne_id])


def dire(session: Session, remarques: Sequence[Remarque]) -> list[RemarqueLue]:
    """These remarks in words; only the reports shown are read."""
    vus = _resumer(session, [cra for remarque in remarques for cra in remarque.cras])
    return [
        RemarqueLue(
            remarque.controle,
            " ".join(_dire_raison(raison, remarque) for raison in remarque.raisons),
            tuple(_ligne(cra, vus[cra.cra_id]) for cra in remarque.cras if cra.cra_id in vus),
        )
        for remarque in remarques
    ]


def lister_en_clair(
    session: Session, *, acteur: Acteur, selection: Selection, controle: Controle, choix: Choix
) -> list[RemarqueLue]:
    """The whole list of a check, in words and in the order of the screen: for files."""
    if controle is Controle.BROUILLONS:
        return brouillons_anciens(session, acteur=acteur)
    remarques = lire_remarques(session, selection=selection, controle=controle, verifiees=choix.verifiees)
    return dire(session, regrouper(ranger(remarques, choix)))


def _ligne(cra: Signale, resume: Resume) -> Ligne:
    return Ligne(
        cra.date,
        cra.nom_complet,
        cra.personne_id,
        cra.formulaire,
        resume.titre,
        resume.sous_titre,
        cra.minutes,
        cra.structure,
        cra.departement,
        cra_id=cra.cra_id,
    )


def _dire_raison(raison: str, remarque: Remarque) -> str:
    manques = (libelle_of(remarque.premier.formulaire, manque) for manque in remarque.premier.manques)
    return raison.format(
        duree=formats.duree(remarque.minutes), nombre=len(remarque.cras), manques=", ".join(manques)
    )


def _resumer(session: Session, cras: Sequence[Signale]) -> dict[UUID, Resume]:
    vus: dict[UUID, Resume] = {}
    for registre in (REGISTRES["accompagnement"], REGISTRES["animation"]):
        de_la_table = registre is REGISTRES["accompagnement"]
        ids = [cra.cra_id for cra in cras if (cra.formulaire == "accompagnement") is de_la_table]
        for debut in range(0, len(ids), LOT):
            requete = select(registre.modele).where(col(registre.modele.id).in_(ids[debut : debut + LOT]))
            lus: Sequence[Cra] = session.exec(requete).all()
            vus |= {resume.id: resume for resume in resumes(session, lus)}
    return vus


def _cle(cra: Signale) -> tuple[str, str, str]:
    return plier(cra.nom), plier(cra.prenom), cra.personne_id_externe


def _texte(remarque: Remarque) -> str:
    return plier(" ".join(f"{cra.nom_complet} {cra.structure or ''} {cra.titre}" for cra in remarque.cras))
