"""The files that may be downloaded: the end of the address, and whoever makes the file."""

from coop_data.routes import (
    bilan_activite,
    bilan_trimestriel,
    cra,
    equipe,
    explorer,
    fiche_mensuelle,
    mes_activites,
    mes_partenaires,
    projet,
    qualite,
    rapport_import,
    ressources,
    statistiques,
    suivi,
    territoires,
    trimestre,
)
from coop_data.routes.fichiers import Producteur

PAGES = {"ressource": "/ressourcerie"}
"""Where an address passed on leads whoever has to sign in first."""

PRODUCTEURS: dict[str, Producteur] = {
    "bilan-activite.pdf": bilan_activite.produire_pdf,
    "bilan-activite.zip": bilan_activite.produire_zip,
    "bilan-trimestriel.pdf": bilan_trimestriel.produire_pdf,
    "bilan-trimestriel.docx": bilan_trimestriel.produire_docx,
    "cra.csv": cra.produire_csv,
    "cra.xlsx": cra.produire_xlsx,
    "equipe": equipe.produire,
    "explorer.csv": explorer.produire_csv,
    "explorer.xlsx": explorer.produire_xlsx,
    "explorer.parquet": explorer.produire_parquet,
    "fiche-mensuelle.pdf": fiche_mensuelle.produire_pdf,
    "mes-activites": mes_activites.produire,
    "mes-partenaires": mes_partenaires.produire,
    "projet": projet.produire,
    "qualite": qualite.produire,
    "rapport-import": rapport_import.produire,
    "ressource": ressources.produire_pdf,
    "ressources.zip": ressources.produire_zip,
    "statistiques.csv": statistiques.produire_csv,
    "statistiques.xlsx": statistiques.produire_xlsx,
    "statistiques.pdf": statistiques.produire_pdf,
    "graphique.png": statistiques.produire_graphique,
    "carte.png": territoires.produire_carte,
    "suivi-saisie": suivi.produire,
    "territoires.csv": territoires.produire_csv,
    "territoires.xlsx": territoires.produire_xlsx,
    "territoires.pdf": territoires.produire_pdf,
    "trimestre": trimestre.produire,
    "trimestre.pdf": trimestre.produire_pdf,
}
