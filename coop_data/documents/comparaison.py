"""The chart of two territories side by side, as an image, with the rows and words of the screen."""

from coop_data import formats
from coop_data.documents.blocs import Barre, Barres, Image
from coop_data.documents.repartition import LONGUEUR_LIBELLE
from coop_data.documents.texte import abreger
from coop_data.exports.comparaison import PARTS, Deux, Noms, parts_dessinees, phrase_des_parts
from coop_data.exports.entete import Entete

POUR_CENT = 100


def image_de_la_comparaison(deux: Deux, noms: Noms, entete: Entete) -> Image:
    """The shares of a breakdown that is not empty on both sides; ``entete`` names both territories."""
    statistique, phrase = deux[0].statistique, phrase_des_parts(deux)
    return Image(
        titre=statistique.libelle,
        phrase=phrase,
        graphique=Barres(
            series=noms,
            barres=tuple(
                Barre(
                    abreger(ligne["libelle"], LONGUEUR_LIBELLE),
                    tuple(ligne[part] * POUR_CENT for part in PARTS),
                    tuple(formats.pourcentage(ligne[part]) for part in PARTS),
                )
                for ligne in parts_dessinees(deux).to_dict("records")
            ),
            alt=f"{statistique.libelle}. {phrase}",
        ),
        reperes=(f"{entete.perimetre}, {entete.periode}", *entete.precisions),
        source=entete.source,
        instant=entete.instant,
    )
