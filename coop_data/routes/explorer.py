"""The files of the Explorer: the question of its address, every right checked again."""

from sqlmodel import Session
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import Acteur
from coop_data.acces.pages import peut_ouvrir
from coop_data.analytics.explorer.calcul import compute_reponse
from coop_data.analytics.explorer.droits import lire_questions_permises
from coop_data.analytics.explorer.question import Question
from coop_data.analytics.explorer.reponse import Reponse
from coop_data.domain.perimetre import Perimetre
from coop_data.errors import AccesRefuse
from coop_data.exports.entete import Entete
from coop_data.exports.explorer import (
    reponse_en_classeur,
    reponse_en_csv,
    reponse_en_parquet,
)
from coop_data.fichiers import CSV, PARQUET, XLSX, Fichier
from coop_data.models import maintenant
from coop_data.statistiques import CATALOGUE
from coop_data.tags import tags_des_chiffres

SUJET = "Explorer"
REFUS = "Votre compte ne donne pas accès à l’Explorer."


def produire_csv(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """The table, totals included. Raises ``PerimetreInvalide``, ``Introuvable`` or ``AccesRefuse``."""
    reponse, entete = _lire(session, acteur, parametres)
    return Fichier(_nom(reponse, entete, "csv"), CSV, reponse_en_csv(reponse))


def produire_xlsx(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """The table and every figure, in typed cells. Raises as ``produire_csv``, and when a sheet is too small."""
    reponse, entete = _lire(session, acteur, parametres)
    return Fichier(_nom(reponse, entete, "xlsx"), XLSX, reponse_en_classeur(reponse, entete))


def produire_parquet(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """Every figure, one per row, typed. Raises as ``produire_csv``."""
    reponse, entete = _lire(session, acteur, parametres)
    return Fichier(_nom(reponse, entete, "parquet"), PARQUET, reponse_en_parquet(reponse, entete))


def lire_demande(
    session: Session, acteur: Acteur, parametres: QueryParams
) -> tuple[tuple[Question, ...], Perimetre]:
    """The questions of an address, one per measure, for accounts that may open the page. Raises as
    ``produire_csv``.
    """
    if not peut_ouvrir("explorer", acteur):
        raise AccesRefuse(REFUS)
    paires = parametres.multi_items()
    return lire_questions_permises(session, acteur=acteur, paires=paires, catalogues=CATALOGUE)


def _lire(session: Session, acteur: Acteur, parametres: QueryParams) -> tuple[Reponse, Entete]:
    questions, perimetre = lire_demande(session, acteur, parametres)
    cliche = questions[0].filtres.photographie
    visibles = tags_des_chiffres(session, acteur=acteur, photographie=cliche)
    reponse = compute_reponse(questions, session=session, perimetre=perimetre, tags_visibles=visibles)
    entete = Entete(
        perimetre=reponse.principal.contexte.perimetre,
        filtres=reponse.principal.question.filtres,
        instant=maintenant(),
        fuseau=acteur.fuseau,
        auteur=acteur.nom,
    )
    return reponse, entete


def _nom(reponse: Reponse, entete: Entete, extension: str) -> str:
    """The name of the file, from measures and axes: ``Explorer-accompagnement-cra-region-mois_Lyon_…``."""
    question = reponse.principal.question
    mesures = (pose.mesure for pose in reponse.questions)
    codes = (question.domaine.value, *mesures, *(axe.code for axe in question.axes))
    return entete.nom_de_fichier("-".join((SUJET, *codes)).replace("_", "-"), extension)
