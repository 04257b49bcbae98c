"""The CRA behind a page of figures: exactly those that it counts, for accounts that may read them,
without notes.
"""

from sqlmodel import Session
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import Acteur
from coop_data.analytics.perimetres import libelle_du_perimetre
from coop_data.analytics.questions import Question, lire_question, perimetre_permis
from coop_data.analytics.requete import Requete
from coop_data.analytics.valeurs import resoudre
from coop_data.domain.periode import slug_of_periode
from coop_data.exports.perimetre import Demande, classeur_des_cra, flux_des_cra
from coop_data.fichiers import CSV, XLSX, Fichier
from coop_data.tags import tags_des_chiffres


def produire_csv(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """The CSV of codes (docs/fichiers.md). Raises ``PerimetreInvalide``, ``Introuvable``, ``AccesRefuse``."""
    question, demande = _demander(session, acteur, parametres)
    return Fichier(_nommer(demande, question, "csv"), CSV, flux_des_cra(demande))


def produire_xlsx(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """The workbook. Raises ``PerimetreInvalide``, ``Introuvable``, ``AccesRefuse``."""
    question, demande = _demander(session, acteur, parametres)
    return Fichier(_nommer(demande, question, "xlsx"), XLSX, classeur_des_cra(demande))


def _demander(session: Session, acteur: Acteur, parametres: QueryParams) -> tuple[Question, Demande]:
    paires = parametres.multi_items()
    question = lire_question(paires, aujourdhui=acteur.aujourdhui())
    perimetre = perimetre_permis(
        session, acteur=acteur, texte=question.perimetre, domaine=question.domaine, lignes=True
    )
    visibles = tags_des_chiffres(session, acteur=acteur)
    filtres, noms = resoudre(session, question.filtres, tags_visibles=visibles)
    requete = Requete(question.domaine, perimetre, filtres)
    return question, Demande(session, acteur, requete, phrases=filtres.decrire(noms))


def _nommer(demande: Demande, question: Question, extension: str) -> str:
    nom = libelle_du_perimetre(demande.session, demande.requete.perimetre).replace("/", "-")
    periode = slug_of_periode(question.filtres.periode)
    return f"CRA_{question.domaine}_{nom}_{periode}.{extension}".replace(" ", "-")
