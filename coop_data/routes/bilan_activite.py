"""« Bilan d’activité » of a structure: one PDF with a section per conseiller, or the ZIP of the PDF of each."""

import zipfile
from collections.abc import Iterator, Sequence

from sqlmodel import Session
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import verifier_perimetre
from coop_data.analytics.calcul import compute_bilan
from coop_data.analytics.perimetres import libelle_du_perimetre
from coop_data.analytics.personnes import employes_en_poste
from coop_data.analytics.resultat import Bilan
from coop_data.analytics.statistique import Domaine
from coop_data.documents.activite import REPARTITIONS, document_d_activite
from coop_data.documents.bilan import document_du_bilan
from coop_data.documents.rendu import ecrire_pdf
from coop_data.domain.perimetre import UnConseiller, UneStructure
from coop_data.errors import Introuvable
from coop_data.exports.entete import Entete
from coop_data.fichiers import PDF, ZIP, Fichier
from coop_data.flux import SortieEnvoyee
from coop_data.routes.statistiques import Demande, lire_demande
from coop_data.statistiques import CATALOGUE

SUJET = "Bilan-activite"
SANS_STRUCTURE = "Le bilan d’activité est celui d’une structure : ouvrez-le depuis sa page."


def produire_pdf(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """The whole document. Raises as ``lire_demande``; ``Introuvable`` when the perimeter is not a structure."""
    demande, structure = _lire(session, acteur, parametres)
    personnes = [
        (nom, _bilan(session, demande, UnConseiller(cle, structure.structure_id), REPARTITIONS))
        for cle, nom in employes_en_poste(session, structure.structure_id, demande.filtres)
    ]
    document = document_d_activite(demande.bilan(session), personnes, demande.entete)
    return Fichier(demande.entete.nom_de_fichier(SUJET, "pdf"), PDF, ecrire_pdf(document))


def produire_zip(session: Session, acteur: Acteur, parametres: QueryParams) -> Fichier:
    """The PDF of each conseiller, sent as they are drawn. Raises as ``produire_pdf``."""
    demande, structure = _lire(session, acteur, parametres)
    personnes = employes_en_poste(session, structure.structure_id, demande.filtres)
    return Fichier(
        demande.entete.nom_de_fichier(SUJET, "zip"),
        ZIP,
        _archive(session, acteur, demande, [UnConseiller(cle, structure.structure_id) for cle, _ in personnes]),
        nombre=len(personnes),
    )


def _lire(session: Session, acteur: Acteur, parametres: QueryParams) -> tuple[Demande, UneStructure]:
    demande = lire_demande(session, acteur, parametres)
    if not isinstance(demande.perimetre, UneStructure) or demande.domaine is not Domaine.ACCOMPAGNEMENT:
        raise Introuvable(SANS_STRUCTURE)
    verifier_perimetre(session, acteur=acteur, perimetre=demande.perimetre, lignes=True, domaine=demande.domaine)
    return demande, demande.perimetre


def _bilan(
    session: Session, demande: Demande, perimetre: UnConseiller, repartitions: tuple[str, ...] | None = None
) -> Bilan:
    return compute_bilan(
        session=session,
        catalogue=CATALOGUE[demande.domaine],
        perimetre=perimetre,
        filtres=demande.filtres,
        tags_visibles=demande.visibles,
        repartitions=repartitions,
    )


def _archive(
    session: Session, acteur: Acteur, demande: Demande, perimetres: Sequence[UnConseiller]
) -> Iterator[bytes]:
    """The archive, one document at a time: each is sent as soon as it is ready."""
    sortie, noms = SortieEnvoyee(), dict[str, int]()
    with zipfile.ZipFile(sortie, "w", zipfile.ZIP_DEFLATED) as archive:
        for perimetre in perimetres:
            entete = _entete(session, acteur, demande, perimetre)
            document = document_du_bilan(_bilan(session, demande, perimetre), entete)
            archive.writestr(_unique(entete.nom_de_fichier("Statistiques", "pdf"), noms), ecrire_pdf(document))
            yield sortie.prendre()
    yield sortie.prendre()


def _entete(session: Session, acteur: Acteur, demande: Demande, perimetre: UnConseiller) -> Entete:
    lue = demande.entete
    nom = libelle_du_perimetre(session, perimetre)
    return Entete(nom, lue.filtres, lue.instant, lue.phrases, acteur.fuseau, acteur.nom)


def _unique(nom: str, noms: dict[str, int]) -> str:
    """A name not used yet, so that two people of one name have two files, even on systems that ignore case."""
    cle = nom.casefold()
    noms[cle] = noms.get(cle, 0) + 1
    return nom if noms[cle] == 1 else f"{nom.removesuffix('.pdf')}_{noms[cle]}.pdf"
