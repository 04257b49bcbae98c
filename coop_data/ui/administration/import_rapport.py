"""The report of an import or of a simulation: its counts, and the lines to look at."""

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from uuid import UUID

import streamlit as st

from coop_data import formats
from coop_data.fichiers import CSV
from coop_data.imports.rapport import COLONNES, Compte, Gravite, Rapport, en_csv
from coop_data.ui.fichiers import proposer_fichiers
from coop_data.ui.texte import echapper

Remarque = Mapping[str, str]
"""One line of a report, as ``Remarque.cellules`` stores it."""

TAILLE = 50
TELECHARGER = "Télécharger le rapport (CSV)"
FICHIER = "/fichiers/rapport-import"
COMPTES = {
    Compte.CREES: ("Créées", "Lignes nouvelles"),
    Compte.MODIFIES: ("Modifiées", "Lignes connues, dont un champ change"),
    Compte.INCHANGES: ("Inchangées", "Lignes connues, identiques"),
    Compte.REFUSES: ("Refusées", "Lignes où une règle n’est pas respectée : elles ne sont pas écrites"),
    Compte.A_COMPLETER: ("À compléter", "Lignes gardées avec un champ manquant"),
}
GRAVITES = {
    Gravite.REFUS: "Refusée",
    Gravite.A_COMPLETER: "À compléter",
    Gravite.AVERTISSEMENT: "Avertissement",
    Gravite.INFORMATION: "Information",
}
TOUTES = "toutes"


def remarques_of(rapport: Rapport) -> list[Remarque]:
    """The remarks of a run that just ended, in the order of the file."""
    return [dict(zip(COLONNES, ligne, strict=True)) for ligne in rapport.lignes_csv()[1:]]


def montrer(
    cle: str, bilan: Mapping[str, int], remarques: Sequence[Remarque], *, telecharger: Callable[[], None]
) -> None:
    """The counts, then the remarks; ``telecharger`` draws the way to their file."""
    with st.grid(min_column_width=135):
        for compte, (libelle, aide) in COMPTES.items():
            st.metric(libelle, formats.nombre(bilan.get(compte.value, 0)), help=aide, border=True)
    if not remarques:
        st.write("Aucune ligne à signaler.")
        return
    telecharger()
    retenues = _filtrer(cle, remarques)
    pages = -(-len(retenues) // TAILLE)
    page = min(st.session_state.get(f"{cle}.page", 1), pages)
    st.table(
        [_lisible(remarque) for remarque in retenues[(page - 1) * TAILLE : page * TAILLE]],
        border="horizontal",
        hide_index=True,
        alt="Lignes à regarder",
    )
    if pages > 1:
        st.pagination(pages, key=f"{cle}.page")


def proposer_le_fichier(cle: str, remarques: Sequence[Remarque], *, nom: str) -> None:
    """The report of the run this screen just made.

    A simulation is stored nowhere: no address can name its report, and it is known to this session alone.
    """
    st.download_button(
        TELECHARGER,
        data=lambda: en_csv(remarques),
        file_name=f"rapport_{nom}.csv",
        mime=CSV,
        on_click="ignore",
        key=f"{cle}.csv",
        icon=":material/download:",
    )


def proposer_le_lien(identifiant: UUID) -> None:
    """The report of a past run, by the route that checks the session and the right."""
    proposer_fichiers([(TELECHARGER, f"{FICHIER}?id={identifiant}")], f"rapport.{identifiant}")


def _filtrer(cle: str, remarques: Sequence[Remarque]) -> Sequence[Remarque]:
    """All remarks, or those of one gravity: a choice only where there are several."""
    nombres = Counter(remarque["gravite"] for remarque in remarques)
    options = {TOUTES: f"Toutes ({len(remarques)})"} | {
        gravite.value: f"{libelle} ({nombres[gravite.value]})"
        for gravite, libelle in GRAVITES.items()
        if nombres[gravite.value]
    }
    if len(nombres) < 2:
        return remarques
    choisie = st.segmented_control(
        "Lignes du rapport",
        list(options),
        default=TOUTES,
        required=True,
        format_func=options.__getitem__,
        key=f"{cle}.gravite",
    )
    return [remarque for remarque in remarques if choisie in (TOUTES, None, remarque["gravite"])]


def _lisible(remarque: Remarque) -> dict[str, str]:
    return {
        "Ligne": remarque["ligne"] if remarque["ligne"] != "0" else "Fichier",
        "Colonne": echapper(remarque["colonne"]),
        "Motif": echapper(remarque["motif"]),
        "Valeur": echapper(remarque["valeur"]),
        "Gravité": GRAVITES[Gravite(remarque["gravite"])],
    }
