"""« Tout télécharger »: an archive written while it is sent, a piece of a file at a time."""

import re
import unicodedata
import zipfile
from collections.abc import Iterable, Iterator

from coop_data.domain.ressources import ThematiqueRessource
from coop_data.flux import SortieEnvoyee
from coop_data.models import Ressource
from coop_data.ressources.fichiers import chemin_of, morceaux_of

INTERDITS = re.compile(r'[\\/:*?"<>|]+')
"""Characters that some system forbids in a file name."""
RESERVES = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)", re.IGNORECASE)
"""Names that Windows keeps for its devices."""
LONGUEUR = 100
SANS_NOM = "Document"
MANQUANTS = "Documents manquants.txt"


def nom_de_fichier(titre: str) -> str:
    """The name under which a document is handed over: its title, as any system accepts it."""
    return f"{_propre(titre)}.pdf"


def noms_uniques(ressources: Iterable[Ressource]) -> dict[str, Ressource]:
    """The path of each document in the archive, under its thématique; no two are equal, even ignoring case."""
    chemins: dict[str, Ressource] = {}
    pris: set[str] = set()
    for ressource in ressources:
        dossier = _propre(_dossier_of(ressource.thematique))
        chemin, rang = f"{dossier}/{_propre(ressource.titre)}.pdf", 1
        while chemin.casefold() in pris:
            rang += 1
            chemin = f"{dossier}/{_propre(ressource.titre)} ({rang}).pdf"
        pris.add(chemin.casefold())
        chemins[chemin] = ressource
    return chemins


def archiver(ressources: Iterable[Ressource]) -> Iterator[bytes]:
    """The bytes of the archive, as they are made: memory never holds more than a piece of one document.

    A document whose file is lost is named in a text at the end; the others are in the archive.
    """
    sortie, manquants = SortieEnvoyee(), list[str]()
    with zipfile.ZipFile(sortie, "w", zipfile.ZIP_STORED) as archive:  # a PDF is compressed already
        for chemin, ressource in noms_uniques(ressources).items():
            fichier = chemin_of(ressource)
            if not fichier.is_file():
                manquants.append(ressource.titre)
                continue
            membre = zipfile.ZipInfo(chemin, ressource.modifie_le.timetuple()[:6])
            membre.external_attr = 0o644 << 16
            with archive.open(membre, "w") as entree:
                for morceau in morceaux_of(fichier):
                    entree.write(morceau)
                    yield sortie.prendre()
        if manquants:
            archive.writestr(MANQUANTS, "\n".join(["Fichiers absents du serveur :", *manquants, ""]))
    yield sortie.prendre()


def _propre(texte: str) -> str:
    compose = unicodedata.normalize("NFC", texte)
    visible = "".join(signe if signe.isprintable() else " " for signe in compose)
    propre = " ".join(INTERDITS.sub(" ", visible).split())[:LONGUEUR].strip(". ") or SANS_NOM
    return f"{SANS_NOM} {propre}" if RESERVES.match(propre) else propre


def _dossier_of(thematique: str) -> str:
    termes = {terme.value: terme.court for terme in ThematiqueRessource}
    return termes.get(thematique, SANS_NOM)
