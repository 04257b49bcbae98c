"""The files of « Différence avec les données vivantes »: one question, asked of a photograph and of the living
data.
"""

from dataclasses import replace

from sqlmodel import Session
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import Acteur
from coop_data.analytics.explorer.calcul import compute_reponse
from coop_data.analytics.territoires import compute_territoires
from coop_data.domain.photographies import Cliche
from coop_data.errors import PerimetreInvalide
from coop_data.exports.differences import (
    differences_de_la_reponse,
    differences_des_chiffres,
    differences_des_territoires,
    differences_du_bilan,
    differences_du_suivi,
    differences_en_csv,
    questions_a_comparer,
)
from coop_data.exports.entete import Entete
from coop_data.exports.suivi import lire_suivi
from coop_data.exports.suivi_changements import changements_du_suivi, lignes_des_changements
from coop_data.exports.suivi_fichiers import nom_du_fichier as nom_du_suivi
from coop_data.exports.trimestre_national import lire_chiffres, nom_du_fichier
from coop_data.fichiers import CSV, Fichier
from coop_data.models import maintenant
from coop_data.routes import explorer, statistiques, suivi, territoires, trimestre
from coop_data.tags import tags_des_chiffres

SUJET = "Differences"
SANS_PHOTOGRAPHIE = "Choisissez une photographie : elle seule peut différer des données vivantes."


def produire_statistiques(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """Every figure and every row of a page of figures. Raises as ``statistiques.lire_demande``."""
    demande = statistiques.lire_demande(session, acteur, parametres)
    _exiger_la_photographie(demande.filtres.photographie)
    vivante = replace(
        demande,
        filtres=replace(demande.filtres, photographie=None),
        visibles=tags_des_chiffres(session, acteur=acteur),
    )
    differences = differences_du_bilan(demande.bilan(session), vivante.bilan(session))
    return Fichier(demande.entete.nom_de_fichier(SUJET, "csv"), CSV, differences_en_csv(differences))


def produire_territoires(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """Every measure of every territory. Raises ``PerimetreInvalide``, ``Introuvable`` or ``AccesRefuse``."""
    figes, entete = territoires.lire_territoires(session, acteur, parametres)
    _exiger_la_photographie(figes.photographie)
    vivants = compute_territoires(
        session=session, maille=figes.maille, du=figes.du, au=figes.au, selon=figes.selon
    )
    nom = entete.nom_de_fichier(f"{SUJET}-{territoires.SUJETS[figes.maille]}", "csv")
    return Fichier(nom, CSV, differences_en_csv(differences_des_territoires(figes, vivants)))


def produire_trimestre(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """The key figures of « Trimestre des coordinateurs ». Raises as ``trimestre.produire``."""
    fige = trimestre.lire_trimestre(session, acteur, parametres)
    _exiger_la_photographie(fige.photographie)
    vivants = lire_chiffres(session, fige.perimetre, fige.filtres_vivants)
    differences = differences_des_chiffres(fige.chiffres, vivants)
    return Fichier(f"{nom_du_fichier(fige, 'differences')}.csv", CSV, differences_en_csv(differences))


def produire_suivi(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """Every figure of « Suivi de saisie », by level, then the people whose situation changed. Raises as
    ``suivi.produire``.
    """
    fige = suivi.lire_demande(session, acteur, parametres)
    _exiger_la_photographie(fige.photographie)
    vivant = lire_suivi(session, acteur=acteur, texte=fige.texte, trimestre=fige.suivi.trimestre)
    nom = nom_du_suivi(fige, "suivi-saisie_differences")
    personnes = lignes_des_changements(changements_du_suivi(fige, vivant))
    return Fichier(f"{nom}.csv", CSV, differences_en_csv(differences_du_suivi(fige, vivant), personnes))


def produire_explorer(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """Every figure of a question of the Explorer, every row of it. Raises as ``explorer.produire_csv``."""
    questions, perimetre = explorer.lire_demande(session, acteur, parametres)
    filtres = questions[0].filtres
    _exiger_la_photographie(filtres.photographie)
    figee, vivante = (
        compute_reponse(
            demandees,
            session=session,
            perimetre=perimetre,
            tags_visibles=tags_des_chiffres(
                session, acteur=acteur, photographie=demandees[0].filtres.photographie
            ),
        )
        for demandees in questions_a_comparer(questions)
    )
    entete = Entete(figee.principal.contexte.perimetre, filtres, maintenant(), fuseau=acteur.fuseau)
    nom = entete.nom_de_fichier(f"{SUJET}-{explorer.SUJET}", "csv")
    return Fichier(nom, CSV, differences_en_csv(differences_de_la_reponse(figee, vivante)))


def _exiger_la_photographie(cliche: Cliche | None) -> None:
    """The photograph of the address. Raises ``PerimetreInvalide`` when it names none: there is
    nothing to compare.
    """
    if cliche is None:
        raise PerimetreInvalide(SANS_PHOTOGRAPHIE)
