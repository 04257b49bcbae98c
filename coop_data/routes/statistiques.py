"""The files of a page of figures: the question of its address, every right checked again, one bilan for all."""

from dataclasses import dataclass, replace
from uuid import UUID

from sqlmodel import Session
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import Acteur
from coop_data.analytics.calcul import compute_bilan
from coop_data.analytics.filtres import PHOTOGRAPHIE, Filtres
from coop_data.analytics.lisibles import repartitions_lisibles
from coop_data.analytics.perimetres import libelle_du_perimetre
from coop_data.analytics.questions import STRUCTURE, lire_question, perimetre_permis
from coop_data.analytics.resultat import Bilan
from coop_data.analytics.statistique import Domaine
from coop_data.analytics.valeurs import resoudre
from coop_data.annuaire.structures import lire_structure
from coop_data.documents.bilan import document_du_bilan
from coop_data.documents.rendu import ecrire_image, ecrire_pdf
from coop_data.documents.repartition import image
from coop_data.domain.perimetre import Perimetre, UnConseiller
from coop_data.errors import Introuvable
from coop_data.exports.classeur_statistiques import bilan_en_classeur
from coop_data.exports.entete import Entete
from coop_data.exports.presentation import VIDE
from coop_data.exports.statistiques import bilan_en_csv
from coop_data.fichiers import CSV, PDF, PNG, XLSX, Fichier
from coop_data.models import maintenant
from coop_data.photographies import trouver_cliche
from coop_data.statistiques import CATALOGUE
from coop_data.tags import tags_des_chiffres

REPARTITION = "repartition"
SUJETS = {Domaine.ACCOMPAGNEMENT: "Statistiques", Domaine.COORDINATION: "Statistiques-coordination"}


@dataclass(frozen=True, slots=True)
class Demande:
    """A request of an account, its rights checked.

    ``visibles``: the only tags that its files name; ``repartitions``: the breakdowns that it may read.
    """

    domaine: Domaine
    perimetre: Perimetre
    filtres: Filtres
    entete: Entete
    visibles: frozenset[UUID]
    repartitions: tuple[str, ...]

    def bilan(self, session: Session) -> Bilan:
        """Every figure of the domain that the account reads, as the page counts them."""
        return compute_bilan(
            session=session,
            catalogue=CATALOGUE[self.domaine],
            perimetre=self.perimetre,
            filtres=self.filtres,
            tags_visibles=self.visibles,
            repartitions=self.repartitions,
        )

    def nom(self, extension: str) -> str:
        """The name of its file."""
        return self.entete.nom_de_fichier(SUJETS[self.domaine], extension)


def lire_demande(session: Session, acteur: Acteur, parametres: QueryParams) -> Demande:
    """Read the address. Raises ``PerimetreInvalide``, ``Introuvable`` or ``AccesRefuse``."""
    paires = parametres.multi_items()
    cliche = trouver_cliche(session, parametres.get(PHOTOGRAPHIE, ""))
    question = lire_question(paires, aujourdhui=acteur.aujourdhui(), photographie=cliche)
    perimetre = perimetre_permis(session, acteur=acteur, texte=question.perimetre, domaine=question.domaine)
    visibles = tags_des_chiffres(session, acteur=acteur, photographie=cliche)
    filtres, noms = resoudre(session, question.filtres, tags_visibles=visibles)
    entete = Entete(
        perimetre=libelle_du_perimetre(session, perimetre),
        filtres=filtres,
        instant=maintenant(),
        phrases=_sans_l_employeur(session, filtres, perimetre).decrire(noms),
        fuseau=acteur.fuseau,
        auteur=acteur.nom,
    )
    lisibles = repartitions_lisibles(acteur, CATALOGUE[question.domaine], perimetre)
    return Demande(question.domaine, perimetre, filtres, entete, visibles, lisibles)


def _sans_l_employeur(session: Session, filtres: Filtres, perimetre: Perimetre) -> Filtres:
    """The filters to tell, as on screen: the filter of the employer is left out when the perimeter already names
    it.
    """
    if not isinstance(perimetre, UnConseiller) or perimetre.structure_id is None:
        return filtres
    employeur = lire_structure(session, structure_id=perimetre.structure_id).structure
    redite = (STRUCTURE, (employeur.id_externe,))
    return replace(filtres, valeurs=tuple(filtre for filtre in filtres.valeurs if filtre != redite))


def produire_csv(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """Every figure, one per line. Raises as ``lire_demande``."""
    demande = lire_demande(session, acteur, parametres)
    return Fichier(demande.nom("csv"), CSV, bilan_en_csv(demande.bilan(session)).encode())


def produire_xlsx(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """The same figures in typed cells. Raises as ``lire_demande``."""
    demande = lire_demande(session, acteur, parametres)
    return Fichier(demande.nom("xlsx"), XLSX, bilan_en_classeur(demande.bilan(session), demande.entete))


def produire_pdf(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """The same figures to be read and handed over. Raises as ``lire_demande``."""
    demande = lire_demande(session, acteur, parametres)
    document = document_du_bilan(demande.bilan(session), demande.entete)
    return Fichier(demande.nom("pdf"), PDF, ecrire_pdf(document))


def produire_graphique(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """The chart of one breakdown (``repartition=code``). Raises as ``lire_demande``; ``Introuvable`` when there is
    none.
    """
    demande, voulue = lire_demande(session, acteur, parametres), parametres.get(REPARTITION, "")
    if voulue not in demande.repartitions:
        raise Introuvable("Ce graphique n’existe pas.")
    resultat = replace(demande, repartitions=(voulue,)).bilan(session).repartitions[voulue]
    if resultat.est_vide:
        raise Introuvable(f"{VIDE} Il n’y a rien à dessiner.")
    return Fichier(
        demande.entete.nom_de_fichier(resultat.statistique.libelle, "png"),
        PNG,
        ecrire_image(image(resultat, demande.entete)),
    )
