"""« Bilan trimestriel » of a coordinator, for its author only: a PDF to hand over, a text to be edited."""

from sqlmodel import Session
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import Acteur
from coop_data.analytics.perimetres import libelle_du_perimetre
from coop_data.documents.blocs import Document
from coop_data.documents.docx import ecrire_docx
from coop_data.documents.rendu import ecrire_pdf
from coop_data.documents.trimestre import document_du_trimestre
from coop_data.domain.periode import trimestre_of
from coop_data.exports.entete import Entete
from coop_data.exports.trimestre import lire_trimestre
from coop_data.fichiers import DOCX, PDF, Fichier
from coop_data.models import maintenant

TRIMESTRE = "trimestre"
SUJET = "Bilan-trimestriel"


def produire_pdf(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """The quarter of the address (``AAAA-Tn``), or the current one. Raises as ``lire_trimestre``."""
    document, entete = _document(session, acteur, parametres)
    return Fichier(entete.nom_de_fichier(SUJET, "pdf"), PDF, ecrire_pdf(document))


def produire_docx(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """The same document as a text to be edited. Raises as ``lire_trimestre``."""
    document, entete = _document(session, acteur, parametres)
    return Fichier(entete.nom_de_fichier(SUJET, "docx"), DOCX, ecrire_docx(document))


def _document(session: Session, acteur: Acteur, parametres: QueryParams) -> tuple[Document, Entete]:
    code = parametres.get(TRIMESTRE) or trimestre_of(acteur.aujourdhui())
    trimestre = lire_trimestre(session, acteur=acteur, code=code)
    nom = libelle_du_perimetre(session, trimestre.bilan.perimetre)
    entete = Entete(nom, trimestre.bilan.filtres, maintenant(), fuseau=acteur.fuseau, auteur=acteur.nom)
    return document_du_trimestre(trimestre, entete), entete
