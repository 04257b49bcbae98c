"""Unknown filters in the address of « Mes activités »: removed from it, with one message."""

from collections.abc import Iterator

import streamlit as st

from coop_data.acces.acteur import Acteur
from coop_data.domain.periode import TOUT
from coop_data.saisie.activites import OptionsDeFiltre
from coop_data.saisie.adresse import A_COMPLETER, CHOIX, PERIODE, joindre, valeurs_of
from coop_data.ui.periode import est_une_periode
from coop_data.ui.saisie import filtres
from coop_data.ui.texte import echapper


def ecarter(acteur: Acteur, options: OptionsDeFiltre) -> None:
    """Keep in the address only filters that this person could have chosen: each can then be seen and removed."""
    parametres = st.query_params.to_dict()
    possibles = {critere.parametre: critere.options for critere in filtres.criteres_of(acteur, options)}
    inconnues = list(_simples_inconnus(parametres, acteur))
    for parametre in CHOIX:
        valeurs = valeurs_of(parametres, parametre)
        connues = [valeur for valeur in valeurs if valeur in possibles.get(parametre, {})]
        if len(connues) < len(valeurs):
            inconnues += [valeur for valeur in valeurs if valeur not in connues]
            filtres.poser(parametre, joindre(connues))
    if inconnues:
        liste = ", ".join(f"« {echapper(valeur)} »" for valeur in inconnues)
        st.warning(f"L’adresse contient des filtres inconnus, qui ne s’appliquent pas : {liste}.")


def _simples_inconnus(parametres: dict[str, str], acteur: Acteur) -> Iterator[str]:
    """Remove the period and the box, which have one value each, when they mean nothing."""
    periode = parametres.get(PERIODE, TOUT)
    comprises = {
        PERIODE: est_une_periode(periode, acteur.aujourdhui()),
        A_COMPLETER: parametres.get(A_COMPLETER, "oui") == "oui",
    }
    for parametre, comprise in comprises.items():
        if not comprise:
            filtres.poser(parametre, "")
            yield parametres[parametre]
