"""« Bilan d’activité » of a structure: one PDF with a section per conseiller, or the ZIP of the PDF of each."""

import zipfile
from collections.abc import Iterator, Mapping, Sequence
from uuid import UUID

from sqlalchemy import or_, select
from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import verifier_perimetre
from coop_data.analytics.calcul import compute_bilan
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.perimetres import libelle_du_perimetre
from coop_data.analytics.resultat import Bilan
from coop_data.analytics.statistique import Domaine
from coop_data.documents.activite import REPARTITIONS, document_d_activite
from coop_data.documents.bilan import document_du_bilan
from coop_data.documents.rendu import ecrire_pdf
from coop_data.domain.perimetre import UnConseiller, UneStructure
from coop_data.errors import Introuvable
from coop_data.exports.entete import Entete
from coop_data.flux import SortieEnvoyee
from coop_data.photographies import tables_of
from coop_data.routes.fichiers import PDF, Fichier
from coop_data.routes.statistiques import Demande, lire_demande
from coop_data.statistiques import CATALOGUE

ZIP = "application/zip"
SUJET = "Bilan-activite"
SANS_STRUCTURE = "Le bilan d’activité est celui d’une structure : ouvrez-le depuis sa page."
Personne = tuple[UUID, str]


def produire_pdf(session: Session, acteur: Acteur, parametres: Mapping[str, str]) -> Fichier:
    """The whole document. Raises as ``lire_demande``; ``Introuvable`` when the perimeter is no structure."""
    demande, structure = _lire(session, acteur, parametres)
    personnes = [
        (nom, _bilan(session, demande, UnConseiller(cle, structure.structure_id), REPARTITIONS))
        for cle, nom in personnes_en_poste(session, structure.structure_id, demande.filtres)
    ]
    document = document_d_activite(demande.bilan(session), personnes, demande.entete)
    return Fichier(demande.entete.nom_de_fichier(SUJET, "pdf"), PDF, ecrire_pdf(document))


def produire_zip(session: Session, acteur: Acteur, parametres: Mapping[str, str]) -> Fichier:
    """The PDF of each conseiller, sent as they are drawn. Raises as ``produire_pdf``."""
    demande, structure = _lire(session, acteur, parametres)
    personnes = personnes_en_poste(session, structure.structure_id, demande.filtres)
    return Fichier(
        demande.entete.nom_de_fichier(SUJET, "zip"),
        ZIP,
        _archive(session, acteur, demande, [UnConseiller(cle, structure.structure_id) for cle, _ in personnes]),
        nombre=len(personnes),
    )


def personnes_en_poste(session: Session, structure_id: UUID, filtres: Filtres) -> list[Personne]:
    """Who had a post there for a day of the period, by name."""
    tables = tables_of(filtres.photographie)
    conseiller, poste = tables["conseiller"].c, tables["poste"].c
    lignes = session.execute(
        select(conseiller.id, conseiller.prenom, conseiller.nom, conseiller.nom_plie)
        .join_from(tables["conseiller"], tables["poste"], poste.conseiller_id == conseiller.id)
        .where(
            poste.structure_id == structure_id,
            poste.date_debut <= filtres.au,
            or_(poste.date_fin.is_(None), poste.date_fin >= filtres.du),
        )
        .distinct()
        .order_by(conseiller.nom_plie, conseiller.id)
    )
    return [(cle, f"{prenom} {nom}") for cle, prenom, nom, _ in lignes]


def _lire(session: Session, acteur: Acteur, parametres: Mapping[str, str]) -> tuple[Demande, UneStructure]:
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
    """The archive, a document at a time: what is ready has left."""
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
    """Two people of one name have two files, also where capitals are not told apart."""
    cle = nom.casefold()
    noms[cle] = noms.get(cle, 0) + 1
    return nom if noms[cle] == 1 else f"{nom.removesuffix('.pdf')}_{noms[cle]}.pdf"
