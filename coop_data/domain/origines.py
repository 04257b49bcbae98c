"""The origin of a record."""

from coop_data.domain.termes import Terme


class Origine(Terme):
    """Way in which a CRA entered the database."""

    SAISIE = "saisie", "Saisie dans Coop Data"
    IMPORT_CSV = "import_csv", "Import d’un fichier CSV"
    IMPORT_COOP = "import_coop", "Import d’un fichier de La Coop"
    DEMONSTRATION = "demonstration", "Démonstration"
