"""The follow-up of a perimeter: its people, and the same figures one level down."""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby
from typing import Any
from uuid import UUID

from sqlalchemy import Date, case, cast, func, null, select
from sqlmodel import Session

from coop_data.analytics.attendus import PosteTenu
from coop_data.analytics.filtres import Filtres, verifier_dates
from coop_data.analytics.personnes import condition_des_postes, lire_absences, postes_situes
from coop_data.analytics.requete import Requete, Statement, lire
from coop_data.analytics.statistique import Domaine
from coop_data.analytics.suivi import Comptes, LigneSuivi, Personne, Saisie, compter, juger
from coop_data.domain.perimetre import Departement, National, Perimetre, Region, UneEquipe
from coop_data.domain.periode import PREMIER_JOUR, Periode, mois_decale, trimestre_commence
from coop_data.domain.photographies import REVENIR, SANS_SUIVI, Cliche
from coop_data.domain.territoires import DEPARTEMENTS, REGIONS
from coop_data.domain.texte import plier
from coop_data.errors import PerimetreInvalide
from coop_data.models.temps import pas_fini
from coop_data.photographies import Tables, tables_of

MOIS_CONNUS = 3
"""People who left more than this many months before the quarter are no longer listed."""
PERSONNE = ("id", "id_externe", "prenom", "nom", "est_coordinateur", "date_fin_formation")
CONTACTS = ("email", "telephone")
"""What a photograph does not hold."""


@dataclass(frozen=True, slots=True)
class NiveauSuivi:
    """A perimeter one level down: as people write it, its code, its name, its figures."""

    texte: str
    code: str
    nom: str
    comptes: Comptes


@dataclass(frozen=True, slots=True)
class Suivi:
    """A perimeter in a quarter. ``au``: the day it was seen from; ``niveaux``: empty where people come next;
    ``photographie``: the one that was read, if any.
    """

    trimestre: str
    periode: Periode
    au: date
    lignes: tuple[LigneSuivi, ...]
    comptes: Comptes
    niveaux: tuple[NiveauSuivi, ...]
    photographie: Cliche | None = None


@dataclass(frozen=True, slots=True)
class _Lieu:
    """The territory of an employer."""

    code: str
    nom: str
    departement: str
    region: str | None


def compute_suivi(
    session: Session, *, perimetre: Perimetre, trimestre: str, au: date, photographie: Cliche | None = None
) -> Suivi:
    """The people of a perimeter in a quarter ``AAAA-Tn``, by name, and the level below, zeros included.

    Only reports of the perimeter count; a person with posts in two territories counts in each, and once above.
    ``au``: today. Raises ``PerimetreInvalide`` when ``trimestre`` is not a quarter, has not begun or is not the
    photograph's, or when the photograph predates follow-up data.
    """
    try:
        periode = trimestre_commence(trimestre, au)
    except ValueError as erreur:
        raise PerimetreInvalide(str(erreur)) from erreur
    verifier_dates(photographie, periode)
    verifier_le_suivi(photographie)
    filtres = Filtres(PREMIER_JOUR, min(au, periode.au), photographie=photographie)
    personnes = _lire_personnes(session, perimetre, periode, filtres)
    lieux = _lieux(session, tables_of(photographie))
    lignes = tuple(juger(personne, periode, au) for personne in personnes)
    niveaux = tuple(_niveaux(perimetre, lieux, personnes, periode, au))
    return Suivi(trimestre, periode, filtres.au, lignes, compter(lignes), niveaux, photographie)


def verifier_le_suivi(photographie: Cliche | None) -> None:
    """Raise ``PerimetreInvalide`` for a photograph that does not hold what the follow-up reads."""
    if photographie is not None and not photographie.avec_suivi:
        raise PerimetreInvalide(f"{SANS_SUIVI} {REVENIR}")


def _niveaux(
    perimetre: Perimetre,
    lieux: Mapping[UUID, _Lieu],
    personnes: Collection[Personne],
    trimestre: Periode,
    au: date,
) -> Iterator[NiveauSuivi]:
    textes = {identifiant: _niveau_de(perimetre, lieu) for identifiant, lieu in lieux.items()}
    par_niveau: defaultdict[str, list[LigneSuivi]] = defaultdict(list)
    for personne in personnes:
        for texte in {textes[poste.structure_id] for poste in personne.postes_recents} - {""}:
            par_niveau[texte].append(juger(_restreindre(personne, textes, texte), trimestre, au))
    for texte, nom in _niveaux_sous(perimetre, lieux):
        yield NiveauSuivi(texte, texte.partition(":")[2], nom, compter(par_niveau[texte]))


def _niveau_de(perimetre: Perimetre, lieu: _Lieu) -> str:
    """The level just under the perimeter that holds an employer; ``None`` when people come next."""
    match perimetre:
        case National():
            return f"region:{lieu.region}" if lieu.region else f"departement:{lieu.departement}"
        case Region(code) if lieu.region == code:
            return f"departement:{lieu.departement}"
        case Departement(code) if lieu.departement == code:
            return f"structure:{lieu.code}"
        case _:
            return ""


def _niveaux_sous(perimetre: Perimetre, lieux: Mapping[UUID, _Lieu]) -> Iterator[tuple[str, str]]:
    match perimetre:
        case National():
            yield from ((f"region:{region.code}", region.nom) for region in REGIONS)
            yield from ((f"departement:{d.code}", d.nom) for d in DEPARTEMENTS if d.region is None)
        case Region(code):
            yield from ((f"departement:{d.code}", d.nom) for d in DEPARTEMENTS if d.region == code)
        case Departement(code):
            ici = (lieu for lieu in lieux.values() if lieu.departement == code)
            triees = sorted(ici, key=lambda lieu: (plier(lieu.nom), lieu.code))
            yield from ((f"structure:{lieu.code}", lieu.nom) for lieu in triees)
        case _:
            return


def _restreindre(personne: Personne, textes: Mapping[UUID, str], texte: str) -> Personne:
    """The same person, limited to one level: their posts in it, and what they did for it."""
    return replace(
        personne,
        postes=tuple(poste for poste in personne.postes if textes[poste.structure_id] == texte),
        saisies={
            structure: saisie
            for structure, saisie in personne.saisies.items()
            if structure is not None and textes[structure] == texte
        },
    )


# --- What is read ---------------------------------------------------------------------------------------


def _lire_personnes(
    session: Session, perimetre: Perimetre, trimestre: Periode, filtres: Filtres
) -> list[Personne]:
    """The people in post in the perimeter during the quarter or the one before it."""
    tables = tables_of(filtres.photographie)
    connue_depuis = mois_decale(trimestre.du, -MOIS_CONNUS)
    absences = lire_absences(session, tables)
    saisies = {
        domaine: _lire_saisies(session, Requete(domaine, perimetre, filtres), trimestre) for domaine in Domaine
    }
    personnes = []
    lignes = session.execute(_postes(perimetre, trimestre.au, tables)).all()
    for identifiant, siennes in groupby(lignes, key=lambda ligne: ligne.id):
        postes = list(siennes)
        domaine = Domaine.COORDINATION if postes[0].est_coordinateur else Domaine.ACCOMPAGNEMENT
        personnes.append(
            Personne(
                id=identifiant,
                id_externe=postes[0].id_externe,
                prenom=postes[0].prenom,
                nom=postes[0].nom,
                email=postes[0].email,
                telephone=postes[0].telephone,
                est_coordinateur=postes[0].est_coordinateur,
                date_fin_formation=postes[0].date_fin_formation,
                postes=tuple(_poste(ligne) for ligne in postes),
                absences=absences.get(identifiant, ()),
                saisies=saisies[domaine].get(identifiant, {}),
                connue_depuis=connue_depuis,
            )
        )
    return sorted(
        (personne for personne in personnes if personne.postes_recents),
        key=lambda personne: (plier(personne.nom), plier(personne.prenom), personne.id_externe),
    )


def _poste(ligne: Any) -> PosteTenu:
    """A post; in a team, only its days spent in the team."""
    debuts = [ligne.date_debut, *([ligne.entree] if ligne.entree else [])]
    fins = [fin for fin in (ligne.date_fin, ligne.sortie) if fin is not None]
    return PosteTenu(ligne.structure_id, ligne.structure, max(debuts), min(fins, default=None))


def _postes(perimetre: Perimetre, au: date, tables: Tables) -> Statement:
    """Posts of the perimeter begun up to a day, the latest first; in a team, once per membership."""
    conseiller, poste, structure, equipe = (tables[nom] for nom in ("conseiller", "poste", "structure", "equipe"))
    source = postes_situes(tables)
    conditions = [poste.c.date_debut <= au]
    entree, sortie = cast(null(), Date).label("entree"), cast(null(), Date).label("sortie")
    if isinstance(perimetre, UneEquipe):
        source = source.join(equipe, equipe.c.conseiller_id == conseiller.c.id)
        entree, sortie = equipe.c.date_debut.label("entree"), equipe.c.date_fin.label("sortie")
        conditions += [
            equipe.c.coordinateur_id == perimetre.coordinateur_id,
            equipe.c.date_debut <= au,
            pas_fini(poste.c, equipe.c.date_debut),
            pas_fini(equipe.c, poste.c.date_debut),
        ]
    else:
        conditions.append(condition_des_postes(perimetre, au, tables))
    return (
        select(
            *(conseiller.c[nom] for nom in PERSONNE),
            *(conseiller.c.get(nom, null()).label(nom) for nom in CONTACTS),
            poste.c.structure_id,
            structure.c.nom.label("structure"),
            poste.c.date_debut,
            poste.c.date_fin,
            entree,
            sortie,
        )
        .select_from(source)
        .where(*conditions)
        .order_by(conseiller.c.id, poste.c.date_debut.desc(), poste.c.structure_id)
    )


def _lire_saisies(
    session: Session, requete: Requete, trimestre: Periode
) -> Mapping[UUID, Mapping[UUID | None, Saisie]]:
    """What each person logged, by employer: one statement, up to the last day of the request."""
    faits, personne = requete.source.faits, requete.source.personne
    statement = select(
        personne,
        faits.c.structure_id,
        func.max(faits.c.date),
        func.sum(case((faits.c.date >= trimestre.du, 1), else_=0)),
        func.max(case((faits.c.date < trimestre.du, faits.c.date))),
    )
    saisies: defaultdict[UUID, dict[UUID | None, Saisie]] = defaultdict(dict)
    for identifiant, structure, derniere, nombre, avant in lire(
        session, requete.restreindre(statement).group_by(personne, faits.c.structure_id)
    ):
        saisies[identifiant][structure] = Saisie(derniere, int(nombre), avant)
    return saisies


def _lieux(session: Session, tables: Tables) -> Mapping[UUID, _Lieu]:
    structure, commune, departement = (tables[nom] for nom in ("structure", "commune", "departement"))
    lignes = session.execute(
        select(
            structure.c.id, structure.c.id_externe, structure.c.nom, departement.c.code, departement.c.region_code
        )
        .select_from(structure)
        .join(commune, commune.c.code == structure.c.commune_code)
        .join(departement, departement.c.code == commune.c.departement_code)
    )
    return {identifiant: _Lieu(*lieu) for identifiant, *lieu in lignes}
