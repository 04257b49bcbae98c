"""« Télécharger les CRA »: the rows behind the figures, through the route that checks the right."""

from coop_data.ui.statistiques.vue import Vue

FORMATS = (("Télécharger les CRA", "csv"), ("Télécharger les CRA (Excel)", "xlsx"))


def liens_des_cra(vue: Vue) -> tuple[tuple[str, str], ...]:
    """The files, as (name, address), for accounts that may read these CRA; empty for others."""
    if not vue.liste:
        return ()
    return tuple((nom, vue.fichier_des_cra(extension)) for nom, extension in FORMATS)
