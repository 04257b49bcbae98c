"""The document of « Statistiques par territoire »: the map, the whole table, then what its columns mean."""

from coop_data.analytics.carte import Mesurage
from coop_data.analytics.territoires import DEFINITIONS, Territoires
from coop_data.documents.blocs import Bloc, Definitions, Document, Paragraphe, SautDePage, Tableau, Titre
from coop_data.documents.carte import plan
from coop_data.exports.entete import Entete
from coop_data.exports.statistiques import lignes_des_territoires
from coop_data.exports.territoires import TEXTES, TITRES, dire, phrase_de_la_carte


def document_des_territoires(
    territoires: Territoires, entete: Entete, mesurage: Mesurage | None = None
) -> Document:
    """Every row of the screen, then what stands in no territory and the recount of the nation.

    ``mesurage``: the map to draw first, if any.
    """
    lignes = tuple(
        tuple(dire(code, ligne[code]) for code in DEFINITIONS) for ligne in lignes_des_territoires(territoires)
    )
    titre = TITRES[territoires.maille]
    return Document(
        titre=titre,
        surtitre="Accompagnements",
        reperes=entete.reperes,
        pied=f"{titre}, {entete.quand}",
        instant=entete.instant,
        paysage=True,
        blocs=(
            *(_carte(mesurage) if mesurage else ()),
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


def _carte(mesurage: Mesurage) -> tuple[Bloc, ...]:
    return (
        Titre(mesurage.libelle),
        Paragraphe(mesurage.definition, discret=True, suivi=True),
        Paragraphe(phrase_de_la_carte(mesurage), suivi=True),
        plan(mesurage),
        SautDePage(),
    )
