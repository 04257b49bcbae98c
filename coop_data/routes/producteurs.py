"""The files that may be downloaded: the end of the address, and whoever makes the file."""

from coop_data.routes import mes_activites, rapport_import
from coop_data.routes.fichiers import Producteur

PRODUCTEURS: dict[str, Producteur] = {
    "mes-activites": mes_activites.produire,
    "rapport-import": rapport_import.produire,
}
