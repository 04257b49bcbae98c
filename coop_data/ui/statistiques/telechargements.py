"""The files of a page of figures: those of its address, and the image of each chart."""

from collections.abc import Iterable
from typing import Literal
from urllib.parse import urlencode

from coop_data.analytics.statistique import Domaine
from coop_data.ui.fichiers import Liens, proposer_fichiers

Parametres = Iterable[tuple[str, str]]
"""The address of the page as (key, value) pairs, dates absolute: ``Question.parametres``."""

FORMATS = (("Télécharger en CSV", "csv"), ("Télécharger en Excel", "xlsx"), ("Télécharger en PDF", "pdf"))
BILANS = (("Bilan d’activité (PDF)", "pdf"), ("Un PDF par conseiller (ZIP)", "zip"))
"""Documents that an employer hands over, beside the figures of its page."""

IMAGE = "Télécharger l’image"


def montrer_telechargements(
    parametres: Parametres,
    *,
    place: Literal["tete", "pied"],
    fichier: str = "statistiques",
    directs: Liens = (),
) -> None:
    """The bar of a page, at its head and at its foot; ``fichier``: ``statistiques`` or ``territoires``.

    ``directs``: files of rows, sent while they are made.
    """
    lus = dict(paires := list(parametres))
    adresse = urlencode(paires)
    liens = [(nom, f"/fichiers/{fichier}.{extension}?{adresse}") for nom, extension in FORMATS]
    if lus.get("perimetre", "").startswith("structure:") and lus.get("domaine") == Domaine.ACCOMPAGNEMENT:
        liens += [(nom, f"/fichiers/bilan-activite.{extension}?{adresse}") for nom, extension in BILANS]
    proposer_fichiers(liens, place, directs=directs)


def montrer_image(parametres: Parametres, repartition: str, *, fichier: str = "graphique") -> None:
    """The link to the image of one chart; ``fichier``: ``graphique`` or ``comparaison``."""
    adresse = urlencode([*parametres, ("repartition", repartition)])
    proposer_fichiers([(IMAGE, f"/fichiers/{fichier}.png?{adresse}")], repartition)
