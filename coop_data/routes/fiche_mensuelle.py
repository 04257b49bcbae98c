"""« Fiche mensuelle » of one person, for accounts that may read that person's statistics."""

from sqlmodel import Session
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import Acteur
from coop_data.analytics.perimetres import domaines_of, libelle_du_perimetre
from coop_data.analytics.questions import PERIMETRE, perimetre_permis
from coop_data.documents.mois import document_du_mois
from coop_data.documents.rendu import ecrire_pdf
from coop_data.domain.perimetre import UnConseiller
from coop_data.domain.periode import mois_offerts
from coop_data.errors import Introuvable
from coop_data.exports.entete import Entete
from coop_data.exports.mois import lire_mois
from coop_data.fichiers import PDF, Fichier
from coop_data.models import maintenant

MOIS = "mois"
SUJET = "Fiche-mensuelle"
SANS_PERSONNE = "La fiche mensuelle est celle d’une personne : ouvrez-la depuis sa fiche."


def produire_pdf(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """The month of the address (``AAAA-MM``), or the last one; an employer gets what was done for it.

    Raises ``PerimetreInvalide``, ``Introuvable`` or ``AccesRefuse``.
    """
    texte = parametres.get(PERIMETRE, "")
    domaine = domaines_of(texte)[0]
    perimetre = perimetre_permis(session, acteur=acteur, texte=texte, domaine=domaine)
    if not isinstance(perimetre, UnConseiller):
        raise Introuvable(SANS_PERSONNE)
    aujourdhui = acteur.aujourdhui()
    code = parametres.get(MOIS) or mois_offerts(aujourdhui, 2)[0]
    mois = lire_mois(session, domaine=domaine, perimetre=perimetre, code=code, aujourdhui=aujourdhui)
    nom = libelle_du_perimetre(session, perimetre)
    entete = Entete(nom, mois.bilan.filtres, maintenant(), fuseau=acteur.fuseau, auteur=acteur.nom)
    return Fichier(entete.nom_de_fichier(SUJET, "pdf"), PDF, ecrire_pdf(document_du_mois(mois, entete)))
