"""The document of « Statistiques par territoire »: the whole table, then what its columns mean."""

from coop_data.analytics.territoires import DEFINITIONS, Territoires
from coop_data.documents.blocs import Definitions, Document, Tableau, Titre
from coop_data.exports.entete import Entete
from coop_data.exports.statistiques import lignes_des_territoires
from coop_data.exports.territoires import TEXTES, TITRES, dire


def document_des_territoires(territoires: Territoires, entete: Entete) -> Document:
    """Every row of the screen, then what stands in no territory and the recount of the nation."""
    lignes = tuple(
        tuple(dire(code, ligne[code]) for code in DEFINITIONS) for ligne in lignes_des_territoires(territoires)
    )
    titre = TITRES[territoires.maille]
    return Document(
        titre=titre,
        surtitre="Accompagnements",
        reperes=entete.reperes,
        pied=f"{titre}, {entete.periode}",
        instant=entete.instant,
        paysage=True,
        blocs=(
            Titre("Tableau"),
            Tableau(
                tuple(libelle for libelle, _ in DEFINITIONS.values()),
                lignes,
                textes=len(TEXTES),
                graisses=(len(lignes) - 1,),
            ),
            Titre("Définitions"),
            Definitions(tuple(DEFINITIONS.values())),
        ),
    )
