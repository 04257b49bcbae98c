"""The files that may be downloaded: the end of the address, and whoever makes the file."""

from coop_data.routes import cra, mes_activites, projet, rapport_import
from coop_data.routes.fichiers import Producteur

PRODUCTEURS: dict[str, Producteur] = {
    "cra.csv": cra.produire_csv,
    "cra.xlsx": cra.produire_xlsx,
    "mes-activites": mes_activites.produire,
    "projet": projet.produire,
    "rapport-import": rapport_import.produire,
}
