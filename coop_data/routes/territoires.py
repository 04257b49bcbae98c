"""The files of « Statistiques par territoire », for accounts that may open the page."""

from sqlmodel import Session
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import verifier_perimetre
from coop_data.analytics.carte import MESURES, Mesurage, mesurer
from coop_data.analytics.filtres import PHOTOGRAPHIE
from coop_data.analytics.perimetres import libelle_du_perimetre
from coop_data.analytics.questions import PERIODE, SELON, lire_question
from coop_data.analytics.territoires import MAILLES, Territoires, compute_territoires
from coop_data.documents.carte import image_de_la_carte
from coop_data.documents.rendu import ecrire_image, ecrire_pdf
from coop_data.documents.territoires import document_des_territoires
from coop_data.domain.perimetre import National
from coop_data.exports.classeur_statistiques import territoires_en_classeur
from coop_data.exports.entete import Entete
from coop_data.exports.statistiques import territoires_en_csv
from coop_data.fichiers import CSV, PDF, PNG, XLSX, Fichier
from coop_data.models import maintenant
from coop_data.photographies import trouver_cliche

MAILLE, MESURE, RAPPORT = "maille", "mesure", "rapport"
SUJETS = {"departement": "Territoires-departements", "region": "Territoires-regions"}


def produire_csv(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """Every territory, one per line. Raises ``PerimetreInvalide`` or ``AccesRefuse``."""
    territoires, entete = lire_territoires(session, acteur, parametres)
    return Fichier(_nom(territoires, entete, "csv"), CSV, territoires_en_csv(territoires).encode())


def produire_xlsx(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """The same table in typed cells. Raises ``PerimetreInvalide`` or ``AccesRefuse``."""
    territoires, entete = lire_territoires(session, acteur, parametres)
    return Fichier(_nom(territoires, entete, "xlsx"), XLSX, territoires_en_classeur(territoires, entete))


def produire_pdf(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """The map and the table to be read and handed over. Raises ``PerimetreInvalide`` or ``AccesRefuse``."""
    territoires, entete = lire_territoires(session, acteur, parametres)
    document = document_des_territoires(territoires, entete, _mesurer(territoires, parametres))
    return Fichier(_nom(territoires, entete, "pdf"), PDF, ecrire_pdf(document))


def produire_carte(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """The map alone, as an image. Raises ``PerimetreInvalide`` or ``AccesRefuse``."""
    territoires, entete = lire_territoires(session, acteur, parametres)
    mesurage = _mesurer(territoires, parametres)
    nom = entete.nom_de_fichier(f"Carte-{mesurage.libelle}", "png")
    return Fichier(nom, PNG, ecrire_image(image_de_la_carte(mesurage, entete)))


def _mesurer(territoires: Territoires, parametres: QueryParams) -> Mesurage:
    return mesurer(territoires, mesure=parametres.get(MESURE, MESURES[0]), rapport=parametres.get(RAPPORT, "brut"))


def lire_territoires(session: Session, acteur: Acteur, parametres: QueryParams) -> tuple[Territoires, Entete]:
    """The table of the whole country; perimeters and filters of the address do not apply to this page."""
    lus = {cle: valeur for cle, valeur in parametres.items() if cle in (PERIODE, SELON, PHOTOGRAPHIE)}
    verifier_perimetre(session, acteur=acteur, perimetre=National(), lignes=False)
    cliche = trouver_cliche(session, parametres.get(PHOTOGRAPHIE, ""))
    filtres = lire_question(lus.items(), aujourdhui=acteur.aujourdhui(), photographie=cliche).filtres
    territoires = compute_territoires(
        session=session,
        maille=parametres.get(MAILLE, MAILLES[0]),
        du=filtres.du,
        au=filtres.au,
        selon=filtres.selon,
        photographie=cliche,
    )
    entete = Entete(
        perimetre=libelle_du_perimetre(session, National()),
        filtres=filtres,
        instant=maintenant(),
        phrases=filtres.decrire(),
        fuseau=acteur.fuseau,
        auteur=acteur.nom,
    )
    return territoires, entete


def _nom(territoires: Territoires, entete: Entete, extension: str) -> str:
    return entete.nom_de_fichier(SUJETS[territoires.maille], extension)
