"""How each kind of field is drawn: one function per kind, writing JSON values in the opening's content.

Words come from the ``Champ``; a function never checks a rule: the service layer does.
"""

from collections.abc import Sequence
from datetime import date

import streamlit as st

from coop_data import formats
from coop_data.domain.accompagnement import DUREE_MAX, LIBELLES_DUREES
from coop_data.domain.champs import PERSONNALISER, Champ
from coop_data.domain.champs_accompagnement import NON, OUI
from coop_data.domain.termes import Terme
from coop_data.ui.saisie.ouverture import Ouverture, depart

ANNEES_A_VENIR = 5
PREMIERE_ANNEE = 2000
"""The calendar reaches before 2020, so that it is the rule that says why a day is refused."""


def libelle(champ: Champ) -> str:
    """Label of a field, with the mark of what must be filled."""
    return f"{champ.libelle} *" if champ.obligatoire else champ.libelle


def aide(champ: Champ) -> None:
    """The hint of a field, under it."""
    if champ.aide:
        st.caption(champ.aide)


def jour(champ: Champ, ouverture: Ouverture) -> None:
    """A day, today by default."""
    cle = ouverture.cle(champ.code)
    connu = ouverture.contenu.get(champ.code)
    valeur = st.date_input(
        libelle(champ),
        key=cle,
        min_value=date(PREMIERE_ANNEE, 1, 1),
        max_value=date(ouverture.acteur.aujourdhui().year + ANNEES_A_VENIR, 12, 31),
        format="DD/MM/YYYY",
        width=220,
        **depart(cle, value=date.fromisoformat(connu) if connu else None),
    )
    ouverture.contenu[champ.code] = valeur.isoformat() if isinstance(valeur, date) else None
    aide(champ)


def duree(champ: Champ, ouverture: Ouverture, *, frequentes: Sequence[int] = ()) -> None:
    """Proposed durations in one tap, one's own frequent ones among them, or hours and minutes."""
    contenu, cle = ouverture.contenu, ouverture.cle(champ.code)
    proposees = sorted({*LIBELLES_DUREES, *frequentes})
    minutes = contenu.get(champ.code)
    if contenu.get("duree_personnalisee") or (minutes and minutes not in proposees):
        choisie: int | None = 0
    else:
        choisie = minutes
    choix = st.pills(
        libelle(champ),
        [*proposees, 0],
        format_func=lambda valeur: _nom_de_duree(valeur),
        key=cle,
        **depart(cle, default=choisie),
    )
    contenu["duree_personnalisee"] = choix == 0
    contenu[champ.code] = _heures_et_minutes(champ, ouverture) if choix == 0 else choix


def _nom_de_duree(minutes: int) -> str:
    return LIBELLES_DUREES.get(minutes) or (formats.duree(minutes) if minutes else PERSONNALISER)


def _heures_et_minutes(champ: Champ, ouverture: Ouverture) -> int:
    valeurs = divmod(ouverture.contenu.get(champ.code) or 0, 60)
    saisies = []
    with st.container(horizontal=True):
        bornes = (("Heures", "h", DUREE_MAX // 60), ("Minutes", "min", 59))
        for (nom, suffixe, maximum), valeur in zip(bornes, valeurs, strict=True):
            cle = ouverture.cle(champ.code, suffixe)
            saisies.append(
                st.number_input(
                    nom,
                    min_value=0,
                    max_value=maximum,
                    step=1,
                    key=cle,
                    help=champ.messages["heures" if suffixe == "h" else "minutes"],
                    width=180,
                    **depart(cle, value=min(valeur, maximum)),
                )
                or 0
            )
    return saisies[0] * 60 + saisies[1]


def compteur(champ: Champ, ouverture: Ouverture, *, vide: bool = False) -> None:
    """A stepper; ``vide`` tells « not given » from zero."""
    cle = ouverture.cle(champ.code)
    connu = ouverture.contenu.get(champ.code)
    valeur = st.number_input(
        libelle(champ),
        min_value=0,
        step=1,
        key=cle,
        help=champ.infobulle or None,
        width=260,
        **depart(cle, value=connu if vide else connu or 0),
    )
    ouverture.contenu[champ.code] = valeur if vide else valeur or 0
    aide(champ)


def texte(champ: Champ, ouverture: Ouverture) -> None:
    """A line of text."""
    cle = ouverture.cle(champ.code)
    valeur = st.text_input(
        libelle(champ),
        key=cle,
        placeholder=champ.indication or None,
        autocomplete="off",
        **(depart(cle, value=ouverture.contenu.get(champ.code) or "")),
    )
    ouverture.contenu[champ.code] = valeur or None
    aide(champ)


def texte_long(champ: Champ, ouverture: Ouverture) -> None:
    """Free text, its hint above it: what must not be written is said before the writing."""
    cle = ouverture.cle(champ.code)
    valeur = st.text_area(
        libelle(champ), key=cle, height=140, **depart(cle, value=ouverture.contenu.get(champ.code) or "")
    )
    ouverture.contenu[champ.code] = valeur or None
    aide(champ)


def un_choix(champ: Champ, ouverture: Ouverture, *, vocabulaire: type[Terme]) -> None:
    """One term among a few whose labels are long: all in sight, one tap."""
    cle = ouverture.cle(champ.code)
    termes = vocabulaire.choix()
    connu = ouverture.contenu.get(champ.code)
    valeur = st.radio(
        libelle(champ),
        termes,
        format_func=lambda terme: terme.libelle,
        key=cle,
        **depart(cle, index=termes.index(vocabulaire(connu)) if connu else None),
    )
    ouverture.contenu[champ.code] = valeur.value if valeur else None
    aide(champ)


def un_choix_court(champ: Champ, ouverture: Ouverture, *, vocabulaire: type[Terme]) -> None:
    """One term among a few short ones; a second tap takes it back."""
    cle = ouverture.cle(champ.code)
    connu = ouverture.contenu.get(champ.code)
    valeur = st.pills(
        libelle(champ),
        vocabulaire.choix(),
        format_func=lambda terme: terme.libelle,
        key=cle,
        **depart(cle, default=vocabulaire(connu) if connu else None),
    )
    ouverture.contenu[champ.code] = valeur.value if valeur else None
    aide(champ)


def oui_non(champ: Champ, ouverture: Ouverture) -> None:
    """Yes, no, or no answer."""
    cle = ouverture.cle(champ.code)
    reponses = {True: OUI, False: NON}
    valeur = st.pills(
        libelle(champ),
        list(reponses),
        format_func=lambda reponse: reponses[reponse],
        key=cle,
        **depart(cle, default=ouverture.contenu.get(champ.code)),
    )
    ouverture.contenu[champ.code] = valeur
    aide(champ)


def case(champ: Champ, ouverture: Ouverture) -> None:
    """A count of people that can only be 0 or 1: ticked or not."""
    cle = ouverture.cle(champ.code)
    cochee = st.checkbox(champ.libelle, key=cle, **depart(cle, value=bool(ouverture.contenu.get(champ.code))))
    ouverture.contenu[champ.code] = int(cochee)


def deja_accompagnes(champ: Champ, ouverture: Ouverture) -> None:
    """People already accompanied: yes or no for one person, a count for an atelier."""
    (case if champ.groupe else compteur)(champ, ouverture)


def choix_courts(champ: Champ, ouverture: Ouverture, *, vocabulaire: type[Terme]) -> None:
    """Several terms among a few short ones."""
    cle = ouverture.cle(champ.code)
    connus = [vocabulaire(code) for code in ouverture.contenu.get(champ.code) or ()]
    choisis = st.pills(
        libelle(champ),
        vocabulaire.choix(),
        format_func=lambda terme: terme.libelle,
        selection_mode="multi",
        key=cle,
        **depart(cle, default=connus),
    )
    ouverture.contenu[champ.code] = [terme.value for terme in choisis]
    aide(champ)


def cases(champ: Champ, ouverture: Ouverture, *, vocabulaire: type[Terme], colonnes: int = 1) -> None:
    """Several terms, each with its hint and, in a tooltip, its examples."""
    connus = set(ouverture.contenu.get(champ.code) or ())
    st.markdown(libelle(champ))
    aide(champ)
    coches = []
    with st.grid(colonnes, min_column_width=300, gap="xsmall"):
        for terme in vocabulaire.choix():
            cle = ouverture.cle(champ.code, terme.value)
            with st.container(gap=None):
                if st.checkbox(
                    terme.libelle,
                    key=cle,
                    help=_exemples(terme),
                    **depart(cle, value=terme.value in connus),
                ):
                    coches.append(terme.value)
                if terme.aide:
                    st.caption(terme.aide)
    ouverture.contenu[champ.code] = coches


def _exemples(terme: Terme) -> str | None:
    return "\n".join(f"- {exemple}" for exemple in terme.exemples) or None


def un_parmi(groupe: Champ, champs: Sequence[Champ], ouverture: Ouverture) -> None:
    """A class of people where there is one person: a choice instead of counters."""
    cle = ouverture.cle(groupe.code)
    libelles = {champ.code: champ.libelle for champ in champs}
    connu = next((code for code in libelles if ouverture.contenu.get(code)), None)
    choisi = st.pills(
        groupe.libelle, list(libelles), format_func=libelles.__getitem__, key=cle, **depart(cle, default=connu)
    )
    for code in libelles:
        ouverture.contenu[code] = int(code == choisi)
