"""A dozen hand-made reports whose figures can be counted on fingers."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlmodel import Session

from coop_data.analytics.calcul import compute_bilan
from coop_data.analytics.filtres import build_filtres
from coop_data.analytics.resultat import Bilan
from coop_data.analytics.statistique import Domaine
from coop_data.domain.accompagnement import Activite, Autonomie, ClasseDuree, StructureDeRedirection, TypeLieu
from coop_data.domain.coordination import (
    Echelon,
    Initiative,
    TypeActivite,
    TypeAnimation,
    TypeEvenement,
)
from coop_data.domain.perimetre import National, Perimetre
from coop_data.domain.periode import Periode
from coop_data.models import Conseiller, Structure
from coop_data.statistiques import CATALOGUE
from tests.factories import create_accompagnement, create_activite, create_conseiller, create_structure

MARS = Periode(date(2026, 2, 1), date(2026, 3, 31))


@dataclass(frozen=True, slots=True)
class Monde:
    """Two employers in two régions, one overseas, and who works there."""

    rhone: Structure
    corse: Structure
    saint_martin: Structure
    alix: Conseiller
    basile: Conseiller


def create_monde(session: Session) -> Monde:
    """The people, without any report."""
    rhone = create_structure(session, "69", id_externe="S-RHONE", nom="Lyon")
    corse = create_structure(session, "2A", id_externe="S-CORSE", nom="Ajaccio")
    saint_martin = create_structure(session, "978", id_externe="S-SXM", nom="Marigot")
    alix = create_conseiller(session, rhone, id_externe="C-ALIX", prenom="Alix", nom="Petit")
    basile = create_conseiller(session, corse, id_externe="C-BASILE", prenom="Basile", nom="Roux")
    return Monde(rhone, corse, saint_martin, alix, basile)


def log_accompagnements(session: Session, monde: Monde) -> None:
    """Eight reports inside MARS, and one on the day before and one on the day after it."""
    alix, basile, rhone, corse = monde.alix, monde.basile, monde.rhone, monde.corse

    def log(qui: Conseiller, pour: Structure | None, jour: date, **champs: Any) -> None:
        create_accompagnement(session, qui, pour, date=jour, **champs)

    log(alix, rhone, date(2026, 2, 1), duree_minutes=15, autonomie=Autonomie.AUTONOME, code_commune="69123")
    log(alix, rhone, date(2026, 3, 2), thematiques=["email", "sante"], genre_feminin=1, age_70_plus=1)
    log(
        alix,
        rhone,
        date(2026, 3, 3),
        type_lieu=TypeLieu.DOMICILE,
        oriente=True,
        structure_de_redirection=StructureDeRedirection.AIDE_SOCIALE,
    )
    log(
        alix,
        rhone,
        date(2026, 3, 31),
        activite=Activite.COLLECTIF,
        nb_participants=10,
        nb_deja_accompagnes=4,
        duree_minutes=120,
        genre_feminin=6,
        genre_masculin=3,
        statut_retraite=10,
        materiel=["ordinateur"],
    )
    log(
        basile,
        corse,
        date(2026, 3, 10),
        activite=Activite.COLLECTIF,
        nb_participants=5,
        duree_minutes=90,
        code_commune="2A004",
        materiel=["ordinateur", "tablette"],
    )
    log(
        basile,
        corse,
        date(2026, 3, 11),
        activite=Activite.PONCTUEL,
        nb_participants=3,
        duree_minutes=30,
        classe_duree=ClasseDuree.MINUTES_MOINS_30,
        redirections={"caf": 2, "Régie de quartier": 1},
        suite_individuel=1,
        age_18_35=1,
    )
    log(basile, monde.saint_martin, date(2026, 3, 12), nb_deja_accompagnes=1)
    log(alix, None, date(2026, 3, 13), type_lieu=None, thematiques=[], duree_minutes=60)
    log(alix, rhone, date(2026, 1, 31))
    log(alix, rhone, date(2026, 4, 1))


def log_coordination(session: Session, monde: Monde) -> None:
    """Three animations, two évènements and two partenariats inside MARS, one animation after it."""
    alix, basile, rhone, corse = monde.alix, monde.basile, monde.rhone, monde.corse

    def log(qui: Conseiller, pour: Structure | None, jour: date, **champs: Any) -> None:
        create_activite(session, qui, pour, date=jour, **champs)

    log(
        alix,
        rhone,
        date(2026, 2, 2),
        duree_minutes=60,
        mediateurs=5,
        structures=2,
        autres_acteurs=1,
        type_animation=TypeAnimation.COMITE,
        initiative=Initiative.DEMANDE,
        thematiques=["partage", "reseau"],
    )
    log(
        alix,
        rhone,
        date(2026, 3, 4),
        duree_minutes=150,
        mediateurs=4,
        type_animation=TypeAnimation.WEBINAIRE,
        initiative=Initiative.INITIATIVE,
        thematiques=["reseau"],
    )
    log(basile, corse, date(2026, 3, 4), duree_minutes=20, type_animation=TypeAnimation.COMITE)
    log(
        basile,
        corse,
        date(2026, 3, 5),
        type=TypeActivite.EVENEMENT,
        participants=80,
        type_evenement=TypeEvenement.NEC_LOCAL,
        organisateurs=["hub", "region"],
        echelon=Echelon.REGIONAL,
    )
    log(alix, None, date(2026, 3, 6), type=TypeActivite.EVENEMENT, type_evenement=TypeEvenement.NATIONAL)
    log(
        alix,
        rhone,
        date(2026, 3, 7),
        type=TypeActivite.PARTENARIAT,
        natures=["subvention"],
        echelon=Echelon.COMMUNAL,
        partenaires=(("Mairie d’Écully", "commune"), ("Caf", "etat")),
    )
    log(
        basile,
        corse,
        date(2026, 3, 8),
        type=TypeActivite.PARTENARIAT,
        natures=["subvention", "rdv_elu"],
        partenaires=(("MAIRIE D'ECULLY", "commune"),),
    )
    log(alix, rhone, date(2026, 4, 1), duree_minutes=60)


def bilan(
    session: Session,
    domaine: Domaine,
    perimetre: Perimetre | None = None,
    *paires: tuple[str, str],
    selon: str = "structure",
) -> Bilan:
    """The bilan of MARS."""
    return compute_bilan(
        session=session,
        catalogue=CATALOGUE[domaine],
        perimetre=perimetre or National(),
        filtres=build_filtres(domaine, MARS, paires, selon=selon),
        tags_visibles=None,
    )


def effectifs(bilan: Bilan, code: str) -> dict[str, int]:
    """What a breakdown counts above 0, in its order."""
    lignes = bilan.repartitions[code].lignes
    return {ligne.code: ligne.effectif for ligne in lignes.itertuples() if ligne.effectif}


def valeurs(bilan: Bilan) -> dict[str, Any]:
    """The key figures."""
    return {code: chiffre.valeur for code, chiffre in bilan.chiffres.items()}
