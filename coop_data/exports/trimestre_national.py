"""« Trimestre des coordinateurs »: the quarter as the ANCT reads it, on screen and in files."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import Any

from sqlmodel import Session

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import REFUS, Action, Objet, Portee, portees
from coop_data.analytics import trimestre as analyse
from coop_data.analytics.attendus import jours_attendus
from coop_data.analytics.calcul import compute_chiffres
from coop_data.analytics.comparaisons import Variation
from coop_data.analytics.filtres import Filtres, build_filtres
from coop_data.analytics.noms import nommer
from coop_data.analytics.perimetres import libelle_du_perimetre
from coop_data.analytics.questions import perimetre_permis
from coop_data.analytics.requete import Requete
from coop_data.analytics.resultat import Chiffre
from coop_data.analytics.statistique import Catalogue, Compte, Domaine, Nomenclature, Somme, Statistique
from coop_data.analytics.tableaux import SANS_STRUCTURE, nom_du_territoire
from coop_data.analytics.trimestre import A_COMPLETER, Coordinateur, Groupe, Maille
from coop_data.domain.perimetre import Departement, National, Perimetre, Region
from coop_data.domain.periode import (
    PREMIER_JOUR,
    Periode,
    mois_decale,
    periode_du_trimestre,
    trimestre_commence,
    trimestre_of,
)
from coop_data.domain.photographies import Cliche
from coop_data.domain.territoires import find_departement
from coop_data.errors import AccesRefuse, PerimetreInvalide
from coop_data.photographies import Tables, cliche_precedent
from coop_data.statistiques import CATALOGUE
from coop_data.tags import tags_des_chiffres

DOMAINE = Domaine.COORDINATION
MESURES = (
    "activites",
    "animations",
    "evenements",
    "partenariats",
    "minutes_animation",
    "participants_animation",
    "participants_evenement",
    "structures_partenaires",
)
"""The figures of each line, under the codes of the catalogue; « à compléter » comes after them."""

CHIFFRES = (*MESURES, "partenaires_distincts", "coordinateurs_actifs", A_COMPLETER.code)
ABSENTS = "absents"
LISTES: Mapping[str, str] = MappingProxyType(
    {
        Maille.COORDINATEUR: "Par coordinateur·ice",
        Maille.STRUCTURE: "Par structure",
        Maille.DEPARTEMENT: "Par département",
        Maille.REGION: "Par région",
        ABSENTS: "Sans activité enregistrée",
    }
)


@dataclass(frozen=True, slots=True)
class Ligne:
    """One line of a list: a person, a structure or a territory; without figures, someone who logged nothing."""

    code: str
    nom: str
    valeurs: Mapping[str, int]
    structures: tuple[str, ...] = ()
    departements: tuple[str, ...] = ()
    projets: tuple[str, ...] = ()
    derniere: date | None = None
    email: str | None = None
    telephone: str | None = None
    complet_le: datetime | None = None

    @property
    def territoires(self) -> tuple[str, ...]:
        """Names of the départements."""
        return tuple(trouve.nom for code in self.departements if (trouve := find_departement(code)))


@dataclass(frozen=True, slots=True, eq=False)
class Trimestre:
    """A quarter of a territory: key figures with those of the quarter before, then the lines of each list.

    ``photographie``: the one that was read, if any. ``reference``: the quarter before, if it can be compared;
    without it ``precedents`` is empty. ``attendus``: coordinators expected to log; ``excuses``: those in post, but
    in training or absent all that time.
    """

    code: str
    perimetre: Perimetre
    nom: str
    photographie: Cliche | None
    chiffres: Mapping[str, Chiffre]
    reference: Filtres | None
    precedents: Mapping[str, Chiffre]
    listes: Mapping[str, tuple[Ligne, ...]]
    attendus: int
    excuses: int

    @property
    def periode(self) -> Periode:
        """Its dates."""
        return periode_du_trimestre(self.code)

    @property
    def filtres_vivants(self) -> Filtres:
        """The same dates in the living data."""
        return Filtres(self.periode.du, self.periode.au)

    def variation(self, code: str) -> Variation:
        """From the quarter before."""
        precedent = self.precedents.get(code)
        return Variation(self.chiffres[code].valeur, precedent.valeur if precedent else None)


def nom_du_fichier(trimestre: Trimestre, liste: str = "") -> str:
    """The name of a file of the quarter, without its extension."""
    cliche = trimestre.photographie
    prise = f"photographie-{cliche.code}" if cliche else ""
    return "_".join(filter(None, ("trimestre-des-coordinateurs", liste, trimestre.code, prise)))


def dernier_trimestre_clos(aujourdhui: date) -> str:
    """The last quarter that has ended."""
    return trimestre_of(mois_decale(aujourdhui, -3))


def trimestre_precedent(code: str) -> str:
    """The quarter before another."""
    return trimestre_of(mois_decale(periode_du_trimestre(code).du, -3))


def trimestres_au_choix(aujourdhui: date) -> list[str]:
    """From the current one to the first of the programme."""
    return list(Periode(PREMIER_JOUR, aujourdhui).trimestres())[::-1]


def lire_trimestre_national(
    session: Session,
    *,
    acteur: Acteur,
    code: str,
    territoire: str = "national",
    photographie: Cliche | None = None,
) -> Trimestre:
    """A quarter (``AAAA-Tn``) of the nation or a territory, living or photographed, for accounts that follow
    everyone.

    Raises ``AccesRefuse``; ``PerimetreInvalide`` for an unknown or future quarter, an unknown territory, or
    another quarter than the photograph's.
    """
    periode, perimetre = _lire_demande(session, acteur, code, territoire)
    filtres = build_filtres(DOMAINE, periode, photographie=photographie)
    visibles = tags_des_chiffres(session, acteur=acteur, photographie=photographie)
    en_poste = analyse.coordinateurs_en_poste(session, filtres)
    requete = Requete(DOMAINE, perimetre, filtres)
    personnes = {personne.id: personne for personne in en_poste}
    complets = analyse.trimestres_complets(session, code, photographie)
    reference = _reference(session, code, photographie)
    ecoule = Periode(periode.du, min(periode.au, acteur.aujourdhui()))
    ici = [vue for personne in en_poste if (vue := personne.vu_de(territoire)).postes]
    attendus = [personne for personne in ici if jours_attendus(personne, ecoule)]
    actifs = analyse.actifs(session, filtres)
    listes: dict[str, tuple[Ligne, ...]] = {
        maille: _lignes(
            session,
            requete.source.tables,
            maille,
            analyse.grouper(session, requete, maille, _mesures(), tags_visibles=visibles),
            personnes,
            complets,
        )
        for maille in Maille
    }
    listes[ABSENTS] = tuple(
        _ligne_d_une_personne(personnes[personne.id], complets.get(personne.id))
        for personne in attendus
        if personne.id not in actifs
    )
    return Trimestre(
        code=code,
        perimetre=perimetre,
        nom=libelle_du_perimetre(session, perimetre),
        photographie=photographie,
        chiffres=lire_chiffres(session, perimetre, filtres),
        reference=reference,
        precedents=lire_chiffres(session, perimetre, reference) if reference else {},
        listes=listes,
        attendus=len(attendus),
        excuses=len(ici) - len(attendus),
    )


def _lire_demande(session: Session, acteur: Acteur, code: str, territoire: str) -> tuple[Periode, Perimetre]:
    if Portee.TOUS not in portees(acteur, Action.LIRE, Objet.SUIVI):
        raise AccesRefuse(REFUS)
    try:
        periode = trimestre_commence(code, acteur.aujourdhui())
    except ValueError as erreur:
        raise PerimetreInvalide(str(erreur)) from erreur
    perimetre = perimetre_permis(session, acteur=acteur, texte=territoire, domaine=DOMAINE, lignes=True)
    if not isinstance(perimetre, National | Region | Departement):
        raise PerimetreInvalide(f"« {territoire} » n’est pas un territoire.")
    return periode, perimetre


def _reference(session: Session, code: str, photographie: Cliche | None) -> Filtres | None:
    """The quarter to compare with: the one before, also photographed when this one is; else ``None``."""
    precedente = periode_du_trimestre(trimestre_precedent(code))
    if photographie is None:
        return Filtres(precedente.du, precedente.au)
    figee = cliche_precedent(session, photographie)
    return Filtres(precedente.du, precedente.au, photographie=figee) if figee else None


def lire_chiffres(session: Session, perimetre: Perimetre, filtres: Filtres) -> Mapping[str, Chiffre]:
    """The key figures of the page."""
    catalogue = CATALOGUE[DOMAINE]
    voulus = tuple(statistique for statistique in catalogue.chiffres if statistique.code in CHIFFRES)
    return compute_chiffres(
        session=session,
        catalogue=Catalogue(DOMAINE, (*voulus, A_COMPLETER), ()),
        perimetre=perimetre,
        filtres=filtres,
    )


def figures() -> tuple[Statistique, ...]:
    """The figures of each line, as the catalogue defines them."""
    connues = {statistique.code: statistique for statistique in CATALOGUE[DOMAINE].chiffres}
    return (*(connues[code] for code in MESURES), A_COMPLETER)


def _mesures() -> dict[str, Compte | Somme]:
    return {s.code: s.mesure for s in figures() if isinstance(s.mesure, Compte | Somme)}


def _lignes(
    session: Session,
    tables: Tables,
    maille: Maille,
    groupes: Iterable[Groupe],
    personnes: Mapping[Any, Coordinateur],
    complets: Mapping[Any, datetime],
) -> tuple[Ligne, ...]:
    groupes = list(groupes)
    noms = _noms(session, tables, maille, [groupe.cle for groupe in groupes if groupe.cle is not None])
    lignes = []
    for groupe in groupes:
        code, nom = noms.get(groupe.cle, SANS_STRUCTURE)
        personne = personnes.get(groupe.cle)
        lignes.append(
            Ligne(
                code,
                nom,
                groupe.valeurs,
                structures=personne.structures if personne else (),
                departements=personne.departements if personne else groupe.departements,
                projets=groupe.projets,
                derniere=groupe.derniere,
                email=personne.email if personne else None,
                telephone=personne.telephone if personne else None,
                complet_le=complets.get(groupe.cle),
            )
        )
    return tuple(lignes)


def _noms(session: Session, tables: Tables, maille: Maille, cles: Sequence[Any]) -> Mapping[Any, tuple[str, str]]:
    match maille:
        case Maille.COORDINATEUR:
            return nommer(session, Nomenclature.PERSONNE, cles, tables=tables)
        case Maille.STRUCTURE:
            return nommer(session, Nomenclature.STRUCTURE, cles, tables=tables)
        case Maille.DEPARTEMENT | Maille.REGION:
            return {code: (code, nom_du_territoire(maille, code)) for code in cles}


def _ligne_d_une_personne(personne: Coordinateur, complet_le: datetime | None) -> Ligne:
    return Ligne(
        personne.id_externe,
        personne.nom,
        {},
        structures=personne.structures,
        departements=personne.departements,
        email=personne.email,
        telephone=personne.telephone,
        complet_le=complet_le,
    )


def phrase_des_absents(trimestre: Trimestre) -> str:
    """A sentence: how many of the people expected logged nothing (the rule of « Suivi de saisie »), and how many
    were excused.
    """
    if not trimestre.attendus + trimestre.excuses:
        return "Aucun coordinateur en poste sur ce trimestre."
    phrase = (
        f"{formats.pluriel(len(trimestre.listes[ABSENTS]), 'coordinateur·ice')} sans activité enregistrée, "
        f"sur {formats.nombre(trimestre.attendus)} dont une activité était attendue."
    )
    if not trimestre.excuses:
        return phrase
    personnes = formats.pluriel(trimestre.excuses, "autre personne était", "autres personnes étaient")
    return f"{phrase} {personnes} en poste, mais en formation ou en absence : rien n’en était attendu."
