"""Documents made for a test: true PDF of one blank page, told apart by their title."""

import io

from pypdf import PdfWriter
from pypdf.generic import DictionaryObject, NameObject, TextStringObject
from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.models import Ressource
from coop_data.ressources import Fiche, ajouter_ressource

ANCT = Acteur("Anaïs Anct", frozenset({Role.ANCT}))


def pdf(titre: str = "Essai", *, mot_de_passe: str = "", programme: str = "") -> bytes:
    """A PDF; ``mot_de_passe`` encrypts it, ``programme`` puts JavaScript in it."""
    ecrivain, sortie = PdfWriter(), io.BytesIO()
    ecrivain.add_blank_page(200, 200)
    ecrivain.add_metadata({"/Title": titre})
    if programme:
        action = {NameObject("/S"): NameObject("/JavaScript"), NameObject("/JS"): TextStringObject(programme)}
        ecrivain.root_object[NameObject("/OpenAction")] = DictionaryObject(action)
    if mot_de_passe:
        ecrivain.encrypt(mot_de_passe, algorithm="RC4-128")
    ecrivain.write(sortie)
    return sortie.getvalue()


def ajouter(
    session: Session, titre: str, *, tags: str = "", thematique: str = "bureautique", **suite: str
) -> Ressource:
    """Add a document as the ANCT, and flush it."""
    fiche = Fiche(titre=titre, thematique=thematique, tags=tags, **suite)
    ressource = ajouter_ressource(
        session, acteur=ANCT, fiche=fiche, nom_fichier=f"{titre}.pdf", contenu=pdf(f"{titre} {thematique} {tags}")
    )
    session.flush()
    return ressource
