"""The files of the Explorer: the question of its address, every right checked again."""

from collections.abc import Mapping

from sqlmodel import Session
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import Acteur
from coop_data.analytics.explorer.calcul import compute_pivot
from coop_data.analytics.explorer.droits import lire_question_permise
from coop_data.analytics.explorer.pivot import Pivot
from coop_data.analytics.explorer.question import Question
from coop_data.domain.perimetre import Perimetre
from coop_data.errors import AccesRefuse
from coop_data.exports.entete import Entete
from coop_data.exports.explorer import TYPE_MIME_PARQUET, pivot_en_classeur, pivot_en_csv, pivot_en_parquet
from coop_data.models import maintenant
from coop_data.routes.fichiers import CSV, XLSX, Fichier
from coop_data.statistiques import CATALOGUE
from coop_data.tags import tags_des_chiffres
from coop_data.ui.navigation import page_of

SUJET = "Explorer"
REFUS = "Votre compte ne donne pas accès à l’Explorer."


def produire_csv(session: Session, acteur: Acteur, parametres: Mapping[str, str]) -> Fichier:
    """The table, totals included. Raises ``PerimetreInvalide``, ``Introuvable`` or ``AccesRefuse``."""
    pivot, entete = _lire(session, acteur, parametres)
    return Fichier(_nom(pivot, entete, "csv"), CSV, pivot_en_csv(pivot))


def produire_xlsx(session: Session, acteur: Acteur, parametres: Mapping[str, str]) -> Fichier:
    """The table and every figure, in typed cells. Raises as ``produire_csv``, and when a sheet is too small."""
    pivot, entete = _lire(session, acteur, parametres)
    return Fichier(_nom(pivot, entete, "xlsx"), XLSX, pivot_en_classeur(pivot, entete))


def produire_parquet(session: Session, acteur: Acteur, parametres: Mapping[str, str]) -> Fichier:
    """Every figure, one per row, typed. Raises as ``produire_csv``."""
    pivot, entete = _lire(session, acteur, parametres)
    return Fichier(_nom(pivot, entete, "parquet"), TYPE_MIME_PARQUET, pivot_en_parquet(pivot, entete))


def lire_demande(session: Session, acteur: Acteur, parametres: Mapping[str, str]) -> tuple[Question, Perimetre]:
    """The question of an address, for whoever may open the page. Raises as ``produire_csv``."""
    if not page_of("explorer").ouverte_a(acteur):
        raise AccesRefuse(REFUS)
    paires = parametres.multi_items() if isinstance(parametres, QueryParams) else parametres.items()
    return lire_question_permise(session, acteur=acteur, paires=paires, catalogues=CATALOGUE)


def _lire(session: Session, acteur: Acteur, parametres: Mapping[str, str]) -> tuple[Pivot, Entete]:
    question, perimetre = lire_demande(session, acteur, parametres)
    cliche = question.filtres.photographie
    visibles = tags_des_chiffres(session, acteur=acteur, photographie=cliche)
    pivot = compute_pivot(question, session=session, perimetre=perimetre, tags_visibles=visibles)
    entete = Entete(
        perimetre=pivot.contexte.perimetre,
        filtres=pivot.question.filtres,
        instant=maintenant(),
        fuseau=acteur.fuseau,
        auteur=acteur.nom,
    )
    return pivot, entete


def _nom(pivot: Pivot, entete: Entete, extension: str) -> str:
    """What is counted, along what: ``Explorer-accompagnement-cra-region-mois_Lyon_…``."""
    question = pivot.question
    codes = (question.domaine.value, question.mesure, *(axe.code for axe in question.axes))
    return entete.nom_de_fichier("-".join((SUJET, *codes)).replace("_", "-"), extension)
