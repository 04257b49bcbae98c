"""The documents that the ressourcerie holds from the first day: drawn from ``seed/guides/`` when they are new.

Identifiers never change, so that an address once given stays valid. What an administrator wrote about a document,
or the file that replaced it, is never overwritten; a deleted document stays deleted. Drawing them all takes about
a second, once: they are made with the database, so that ``sauvegarder`` and ``verifier`` know one kind only.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from uuid import NAMESPACE_URL, UUID, uuid5

from sqlmodel import Session, col, select

from coop_data.documents.blocs import Bloc, Document
from coop_data.documents.definitions import blocs_des_definitions, blocs_ou_ranger
from coop_data.documents.guide import Guide, document_du_guide, lire_guide
from coop_data.documents.rendu import ecrire_pdf, en_donnees
from coop_data.domain.ressources import lire_tags
from coop_data.models import Ressource, maintenant
from coop_data.ressources.fichiers import chemin_of, deposer, retirer_apres_ecriture

GUIDES = Path(__file__).parent / "guides"
SUITES: Mapping[str, Callable[[], Iterable[Bloc]]] = {
    "definitions-des-chiffres": blocs_des_definitions,
    "ou-ranger": blocs_ou_ranger,
}
"""What the code adds at the end of a guide, instead of its text repeating it."""
SOURCE = "coop-data:"
"""Beginning of the file's name of a document of ours; the guide's name and the SHA-256 of its text follow."""


@dataclass(frozen=True, slots=True)
class Maison:
    """A document of ours, not drawn yet; ``source`` identifies its exact text."""

    identifiant: UUID
    guide: Guide
    document: Document
    source: str


def charger_ressources(session: Session) -> int:
    """Draw and write the documents that this database never had, and those whose text changed.
    Returns how many.
    """
    maisons = lire_maisons()
    cles = [maison.identifiant for maison in maisons]
    connues = {lue.id: lue for lue in session.exec(select(Ressource).where(col(Ressource.id).in_(cles)))}
    nouvelles = [maison for maison in maisons if _est_a_dessiner(maison, connues.get(maison.identifiant))]
    for maison in nouvelles:
        _ecrire(session, maison, ecrire_pdf(maison.document), connues.get(maison.identifiant))
    return len(nouvelles)


def lire_maisons() -> list[Maison]:
    """Every document of ours, in the order of the files' names."""
    return [_maison(fichier.stem, fichier.read_text(encoding="utf-8")) for fichier in sorted(GUIDES.glob("*.md"))]


def _maison(code: str, texte: str) -> Maison:
    guide = lire_guide(texte)
    document = document_du_guide(guide, tuple(SUITES[code]()) if code in SUITES else ())
    lettres = json.dumps(en_donnees(document), ensure_ascii=False, sort_keys=True).encode()
    source = f"{SOURCE}{code}:{hashlib.sha256(lettres).hexdigest()}"
    return Maison(uuid5(NAMESPACE_URL, f"coop-data:ressource:{code}"), guide, document, source)


def _est_a_dessiner(maison: Maison, connue: Ressource | None) -> bool:
    """True when the document is new, or is still ours but its text changed or its file is gone."""
    if connue is None:
        return True
    if connue.supprime_le is not None or not connue.nom_fichier.startswith(SOURCE):
        return False
    return connue.nom_fichier != maison.source or not chemin_of(connue).is_file()


def _ecrire(session: Session, maison: Maison, contenu: bytes, connue: Ressource | None) -> None:
    empreinte, guide = deposer(maison.identifiant, contenu), maison.guide
    if connue is None:
        session.add(
            Ressource(
                id=maison.identifiant,
                titre=guide.titre,
                description=guide.description,
                thematique=guide.thematique,
                tags=lire_tags(guide.tags),
                nom_fichier=maison.source,
                taille=len(contenu),
                empreinte=empreinte,
            )
        )
        return
    if empreinte != connue.empreinte:
        retirer_apres_ecriture(session, chemin_of(connue))
    connue.nom_fichier, connue.taille, connue.empreinte = maison.source, len(contenu), empreinte
    connue.modifie_le = maintenant()
