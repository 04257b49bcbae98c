"""Days of the week, as facts number them."""

from coop_data.domain.termes import Terme


class JourSemaine(Terme):
    """ISO number of a weekday, as text: Monday is 1."""

    LUNDI = "1", "Lundi"
    MARDI = "2", "Mardi"
    MERCREDI = "3", "Mercredi"
    JEUDI = "4", "Jeudi"
    VENDREDI = "5", "Vendredi"
    SAMEDI = "6", "Samedi"
    DIMANCHE = "7", "Dimanche"
