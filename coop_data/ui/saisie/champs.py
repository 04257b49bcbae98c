"""How each kind of field is drawn: one function per kind, writing JSON values in the opening's content.

Words come from the ``Champ``; a function never checks a rule: the service layer does. Each widget is given its
default again at each run, so that a field that comes back, or a server that restarted, shows what was typed.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Literal

import streamlit as st

from coop_data import formats
from coop_data.domain.accompagnement import DUREE_MAX, LIBELLES_DUREES
from coop_data.domain.champs import PERSONNALISER, Champ
from coop_data.domain.champs_accompagnement import NON, OUI
from coop_data.domain.termes import Terme
from coop_data.ui.saisie.ouverture import Ouverture

ANNEES_A_VENIR = 5
PREMIERE_ANNEE = 2000
"""The calendar reaches before 2020, so that it is the rule that says why a day is refused."""
AUTRE_DUREE = 0
"""The choice « Personnaliser » among durations in minutes."""


def libelle(champ: Champ) -> str:
    """Label of a field, with the mark of what must be filled."""
    return f"{champ.libelle} *" if champ.obligatoire else champ.libelle


def intitule(champ: Champ) -> None:
    """Label and hint, standing above a field that several widgets make up."""
    st.markdown(f"**{champ.libelle}**" + (r" \*" if champ.obligatoire else ""))
    if champ.aide:
        st.caption(champ.aide)


def etiquette(champ: Champ) -> Literal["visible", "collapsed"]:
    """Where a field has a hint, label and hint stand above it, and its own label is for assistive tools."""
    if not champ.aide:
        return "visible"
    intitule(champ)
    return "collapsed"


def jour(champ: Champ, ouverture: Ouverture) -> None:
    """A day, today by default."""
    connu = ouverture.contenu.get(champ.code)
    valeur = st.date_input(
        libelle(champ),
        value=date.fromisoformat(connu) if connu else None,
        min_value=date(PREMIERE_ANNEE, 1, 1),
        max_value=date(ouverture.acteur.aujourdhui().year + ANNEES_A_VENIR, 12, 31),
        format="DD/MM/YYYY",
        key=ouverture.cle(champ.code),
        label_visibility=etiquette(champ),
        width=220,
    )
    ouverture.contenu[champ.code] = valeur.isoformat() if isinstance(valeur, date) else None


def duree(champ: Champ, ouverture: Ouverture, *, frequentes: Sequence[int] = ()) -> None:
    """Proposed durations in one tap, one's own frequent ones among them, or hours and minutes."""
    contenu = ouverture.contenu
    proposees = sorted({*LIBELLES_DUREES, *frequentes})
    minutes = contenu.get(champ.code)
    personnalisee = contenu.get("duree_personnalisee") or (minutes and minutes not in proposees)
    choix = st.pills(
        libelle(champ),
        [*proposees, AUTRE_DUREE],
        default=AUTRE_DUREE if personnalisee else minutes,
        format_func=_nom_de_duree,
        key=ouverture.cle(champ.code),
    )
    contenu["duree_personnalisee"] = choix == AUTRE_DUREE
    contenu[champ.code] = _heures_et_minutes(champ, ouverture) if choix == AUTRE_DUREE else choix


def _nom_de_duree(minutes: int) -> str:
    return formats.duree_courte(minutes) if minutes else PERSONNALISER


def _heures_et_minutes(champ: Champ, ouverture: Ouverture) -> int:
    bornes = (("Heures", "heures", DUREE_MAX // 60), ("Minutes", "minutes", 59))
    saisies = []
    with st.container(horizontal=True):
        for (nom, code, maximum), connu in zip(
            bornes, divmod(ouverture.contenu.get(champ.code) or 0, 60), strict=True
        ):
            valeur = st.number_input(
                nom,
                min_value=0,
                max_value=maximum,
                value=min(connu, maximum),
                step=1,
                help=champ.messages[code],
                key=ouverture.cle(champ.code, code),
                width=170,
            )
            saisies.append(valeur or 0)
    return int(saisies[0] * 60 + saisies[1])


def compteur(champ: Champ, ouverture: Ouverture, *, vide: bool = False) -> None:
    """A stepper; ``vide`` tells « not given » from zero."""
    connu = ouverture.contenu.get(champ.code)
    ouverture.contenu[champ.code] = st.number_input(
        libelle(champ),
        min_value=0,
        value=connu if vide else connu or 0,
        step=1,
        help=champ.infobulle or None,
        key=ouverture.cle(champ.code),
        label_visibility=etiquette(champ),
        width=260,
    )


def texte(champ: Champ, ouverture: Ouverture) -> None:
    """A line of text, sent as it is typed."""
    ouverture.contenu[champ.code] = (
        st.text_input(
            libelle(champ),
            value=ouverture.contenu.get(champ.code) or "",
            placeholder=champ.indication or None,
            autocomplete="off",
            live=True,
            key=ouverture.cle(champ.code),
            label_visibility=etiquette(champ),
        )
        or None
    )


def texte_long(champ: Champ, ouverture: Ouverture) -> None:
    """Free text; its hint above it says what must not be written before it is."""
    ouverture.contenu[champ.code] = (
        st.text_area(
            libelle(champ),
            value=ouverture.contenu.get(champ.code) or "",
            height=140,
            key=ouverture.cle(champ.code),
            label_visibility=etiquette(champ),
        )
        or None
    )


def un_choix(champ: Champ, ouverture: Ouverture, *, vocabulaire: type[Terme]) -> None:
    """One term among a few whose labels are long: all in sight, one tap."""
    connus = _termes(vocabulaire, [ouverture.contenu.get(champ.code)])
    offerts = _offerts(vocabulaire, connus)
    valeur = st.radio(
        libelle(champ),
        offerts,
        index=offerts.index(connus[0]) if connus else None,
        format_func=_nom,
        key=ouverture.cle(champ.code),
        label_visibility=etiquette(champ),
    )
    ouverture.contenu[champ.code] = valeur.value if valeur else None


def un_choix_court(champ: Champ, ouverture: Ouverture, *, vocabulaire: type[Terme]) -> None:
    """One term among a few short ones; a second tap takes it back."""
    connus = _termes(vocabulaire, [ouverture.contenu.get(champ.code)])
    valeur = st.pills(
        libelle(champ),
        _offerts(vocabulaire, connus),
        default=connus[0] if connus else None,
        format_func=_nom,
        key=ouverture.cle(champ.code),
        label_visibility=etiquette(champ),
    )
    ouverture.contenu[champ.code] = valeur.value if valeur else None


def choix_courts(champ: Champ, ouverture: Ouverture, *, vocabulaire: type[Terme]) -> None:
    """Several terms among a few short ones."""
    connus = _termes(vocabulaire, ouverture.contenu.get(champ.code) or ())
    choisis = st.pills(
        libelle(champ),
        _offerts(vocabulaire, connus),
        selection_mode="multi",
        default=connus,
        format_func=_nom,
        key=ouverture.cle(champ.code),
        label_visibility=etiquette(champ),
    )
    ouverture.contenu[champ.code] = [terme.value for terme in choisis]


def cases(champ: Champ, ouverture: Ouverture, *, vocabulaire: type[Terme], colonnes: int = 1) -> None:
    """Several terms, each with its hint and, in a tooltip, its examples."""
    connus = _termes(vocabulaire, ouverture.contenu.get(champ.code) or ())
    intitule(champ)
    coches = []
    with st.grid(colonnes, min_column_width=280, gap="xxsmall"):
        for terme in _offerts(vocabulaire, connus):
            with st.container(gap=None):
                if st.checkbox(
                    terme.libelle,
                    value=terme in connus,
                    help="\n".join(f"- {exemple}" for exemple in terme.exemples) or None,
                    key=ouverture.cle(champ.code, terme.value),
                ):
                    coches.append(terme.value)
                if terme.aide:
                    st.caption(terme.aide)
    ouverture.contenu[champ.code] = coches


def oui_non(champ: Champ, ouverture: Ouverture) -> None:
    """A choice of yes, no, or no answer."""
    ouverture.contenu[champ.code] = st.pills(
        libelle(champ),
        [True, False],
        default=ouverture.contenu.get(champ.code),
        format_func=lambda reponse: OUI if reponse else NON,
        key=ouverture.cle(champ.code),
    )


def deja_accompagnes(champ: Champ, ouverture: Ouverture) -> None:
    """People already accompanied: yes or no for one person, a count for an atelier."""
    if not champ.groupe:
        compteur(champ, ouverture)
        return
    deja = bool(ouverture.contenu.get(champ.code))
    ouverture.contenu[champ.code] = int(
        st.checkbox(champ.libelle, value=deja, key=ouverture.cle(champ.code, "oui"))
    )


def un_parmi(groupe: Champ, champs: Sequence[Champ], ouverture: Ouverture) -> None:
    """The class of a single person: a choice instead of counters."""
    libelles = {champ.code: champ.libelle for champ in champs}
    choisi = st.pills(
        groupe.libelle,
        list(libelles),
        default=next((code for code in libelles if ouverture.contenu.get(code)), None),
        format_func=libelles.__getitem__,
        key=ouverture.cle(groupe.code),
    )
    for code in libelles:
        ouverture.contenu[code] = int(code == choisi)


def _termes(vocabulaire: type[Terme], codes: Iterable[Any]) -> list[Terme]:
    return [vocabulaire(code) for code in codes if code]


def _offerts(vocabulaire: type[Terme], connus: Sequence[Terme]) -> list[Terme]:
    """The terms offered today, and those that an old report already holds."""
    return [terme for terme in vocabulaire if not terme.historique or terme in connus]


def _nom(terme: Terme) -> str:
    return terme.libelle
