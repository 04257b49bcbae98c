"""The runs of the past: when, by whom, what was written, and each one's report."""

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.annuaire.noms import noms_of
from coop_data.imports.liste import lister_imports
from coop_data.models import Import
from coop_data.ui import adresse
from coop_data.ui.administration import import_rapport
from coop_data.ui.administration.import_genres import PRESENTATIONS
from coop_data.ui.page import read
from coop_data.ui.texte import echapper

TAILLE = 10


def montrer(acteur: Acteur) -> None:
    """The runs, the latest first, by pages."""
    st.header("Imports passés", anchor=False)
    runs = read(lister_imports, acteur=acteur)
    if not runs:
        st.write("Aucun fichier n’a encore été importé.")
        return
    debut = (adresse.lire_page(len(runs), TAILLE) - 1) * TAILLE
    montres = runs[debut : debut + TAILLE]
    auteurs = read(noms_of, identifiants={run.utilisateur_id for run in montres if run.utilisateur_id})
    for run in montres:
        _montrer(run, auteurs.get(str(run.utilisateur_id), "Ligne de commande"), acteur)
    adresse.paginer(len(runs), TAILLE)


def _montrer(run: Import, auteur: str, acteur: Acteur) -> None:
    """One run; its report opens below."""
    quand = formats.instant(run.commence_le, acteur.fuseau)
    with st.container(border=True, key=f"imports.run.{run.id}"):
        st.markdown(
            f"**{PRESENTATIONS[run.genre].libelle}** · {echapper(run.nom_fichier)}  \n"
            f"{quand} · {echapper(auteur)}  \n{_bilan(run)}"
        )
        if run.rapport and st.toggle("Voir le rapport", key=f"imports.run.{run.id}.rapport"):
            import_rapport.montrer(
                f"imports.run.{run.id}",
                run.bilan,
                run.rapport,
                telecharger=lambda: import_rapport.proposer_le_lien(run.id),
            )


def _bilan(run: Import) -> str:
    if run.termine_le is None:
        return "Interrompu, ou encore en cours. Relancez-le : ce qui est déjà fait ne se refait pas."
    return " · ".join(
        f"{libelle.lower()} {formats.nombre(run.bilan.get(compte.value, 0))}"
        for compte, (libelle, _) in import_rapport.COMPTES.items()
    )
