"""The image of a chart of « Comparer deux territoires »: every right checked again, on each side."""

from dataclasses import replace

from sqlmodel import Session
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import Acteur
from coop_data.analytics.questions import PERIMETRE
from coop_data.documents.comparaison import image_de_la_comparaison
from coop_data.documents.rendu import ecrire_image
from coop_data.errors import Introuvable
from coop_data.exports.comparaison import COTES, est_comparable, nommer_les_cotes
from coop_data.exports.presentation import VIDE
from coop_data.fichiers import PNG, Fichier
from coop_data.routes.statistiques import REPARTITION, lire_demande
from coop_data.statistiques import CATALOGUE


def produire_image(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """The chart of ``repartition=code`` for the perimeters ``a`` and ``b``.

    Raises as ``statistiques.lire_demande`` on either side; ``Introuvable`` when there is no such chart.
    """
    a, b = (lire_demande(session, acteur, _du_cote(parametres, cote)) for cote in COTES)
    voulue = parametres.get(REPARTITION, "")
    if voulue not in {*a.repartitions} & {*b.repartitions} or not est_comparable(
        CATALOGUE[a.domaine].find(voulue)
    ):
        raise Introuvable("Ce graphique n’existe pas.")
    premier, second = (
        replace(demande, repartitions=(voulue,)).bilan(session).repartitions[voulue] for demande in (a, b)
    )
    if premier.est_vide and second.est_vide:
        raise Introuvable(f"{VIDE} Il n’y a rien à dessiner.")
    noms = a.entete.perimetre, b.entete.perimetre
    entete = replace(a.entete, perimetre=" et ".join(noms))
    image = image_de_la_comparaison((premier, second), nommer_les_cotes(*noms), entete)
    return Fichier(
        entete.nom_de_fichier(f"Comparaison-{premier.statistique.libelle}", "png"), PNG, ecrire_image(image)
    )


def _du_cote(parametres: QueryParams, cote: str) -> QueryParams:
    """The address of one side: the same question about its own perimeter."""
    paires = parametres.multi_items()
    gardees = [(cle, valeur) for cle, valeur in paires if cle not in (*COTES, PERIMETRE)]
    return QueryParams([*gardees, (PERIMETRE, parametres.get(cote, ""))])
