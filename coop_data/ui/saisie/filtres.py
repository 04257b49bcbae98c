"""The filters of « Mes activités »: the address is their only memory."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.domain.accompagnement import Activite, Thematique
from coop_data.domain.coordination import (
    Echelon,
    Initiative,
    NaturePartenariat,
    ThematiqueAnimation,
    TypeAnimation,
    TypeEvenement,
)
from coop_data.domain.periode import PERIODES_NOMMEES, TOUT, periode_of_slug
from coop_data.domain.roles import Role
from coop_data.domain.termes import Terme
from coop_data.saisie.activites import OptionsDeFiltre
from coop_data.saisie.adresse import A_COMPLETER, CRITERES, PERIODE, TEXTE, joindre, valeurs_of
from coop_data.ui.periode import choisir_periode
from coop_data.ui.saisie.libelles import NOMS
from coop_data.ui.texte import echapper

PAGE = "page"
LIBELLE_A_COMPLETER = "À compléter"
LIBELLE_TEXTE = "Rechercher dans mes activités"
EFFACER = "Effacer les filtres"


@dataclass(frozen=True, slots=True)
class Critere:
    """One choice of several values: its parameter in the address, its label, and what may be chosen."""

    parametre: str
    libelle: str
    options: Mapping[str, str]


def criteres_of(acteur: Acteur, options: OptionsDeFiltre) -> list[Critere]:
    """The choices that make sense for what this person logs; those with nothing to choose are left out."""
    coordonne, accompagne = acteur.est(Role.COORDINATEUR), acteur.est(Role.CONSEILLER)
    types = {code: nom for code, nom in NOMS.items() if code in acteur.formulaires}
    precis: dict[str, str] = _noms(Activite) if accompagne else {}
    thematiques: dict[str, str] = _noms(Thematique) if accompagne else {}
    if coordonne:
        precis |= _noms(TypeAnimation) | _noms(TypeEvenement) | _noms(NaturePartenariat)
        thematiques |= _noms(ThematiqueAnimation)
    criteres = [
        Critere("type", "Type d’activité", types if len(types) > 1 else {}),
        Critere("precis", "Type précis ou nature", precis),
        Critere("thematique", "Thématique", thematiques),
        Critere("initiative", "Initiative", _noms(Initiative) if coordonne else {}),
        Critere("echelon", "Échelon territorial", _noms(Echelon) if coordonne else {}),
        Critere("partenaire", "Structure partenaire", {nom: nom for nom in options.partenaires}),
        Critere("tag", "Tags spécifiques", {str(tag.id): tag.nom for tag in options.tags}),
    ]
    return [critere for critere in criteres if critere.options]


def dessiner(acteur: Acteur, options: OptionsDeFiltre) -> None:
    """Free text and period in sight; the other choices folded; then what is active, each removable."""
    criteres = criteres_of(acteur, options)
    _texte()
    choisir_periode(aujourdhui=acteur.aujourdhui(), defaut=TOUT)
    with st.expander("Plus de filtres", icon=":material/filter_list:"):
        with st.grid(min_column_width=260):
            for critere in criteres:
                _choix(critere)
        cle = _cle(A_COMPLETER)
        st.session_state[cle] = st.query_params.get(A_COMPLETER) == "oui"
        st.checkbox(LIBELLE_A_COMPLETER, key=cle, on_change=_ecrire_a_completer)
    _actifs(criteres, acteur)


def poser(parametre: str, valeur: str) -> None:
    """Write a parameter of the address, or take it out; the list starts again from its first page."""
    st.query_params.pop(PAGE, None)
    if valeur:
        st.query_params[parametre] = valeur
    else:
        st.query_params.pop(parametre, None)


def effacer() -> None:
    """Take every filter out of the address."""
    for parametre in CRITERES:
        poser(parametre, "")


def _texte() -> None:
    cle = _cle(TEXTE)
    st.session_state[cle] = st.query_params.get(TEXTE, "")
    st.text_input(
        LIBELLE_TEXTE,
        key=cle,
        type="search",
        placeholder="Nom, partenaire, notes, tag...",
        on_change=lambda: poser(TEXTE, st.session_state[cle].strip()),
    )


def _choix(critere: Critere) -> None:
    cle = _cle(critere.parametre)
    connues = valeurs_of(st.query_params.to_dict(), critere.parametre)
    st.session_state[cle] = [valeur for valeur in connues if valeur in critere.options]
    st.multiselect(
        critere.libelle,
        list(critere.options),
        format_func=critere.options.__getitem__,
        key=cle,
        placeholder="Toutes les valeurs",
        select_all=False,
        on_change=lambda: poser(critere.parametre, joindre(st.session_state[cle])),
    )


def _ecrire_a_completer() -> None:
    poser(A_COMPLETER, "oui" if st.session_state[_cle(A_COMPLETER)] else "")


def _actifs(criteres: Iterable[Critere], acteur: Acteur) -> None:
    """Active filters as buttons that remove them."""
    actifs = list(_pastilles(criteres, acteur))
    if not actifs:
        return
    with st.container(key="saisie-filtres-actifs", horizontal=True, gap="xsmall", vertical_alignment="center"):
        for rang, (parametre, valeur, nom) in enumerate(actifs):
            st.button(
                echapper(nom),
                key=f"mes_activites.retirer.{rang}",
                icon=":material/close:",
                icon_position="right",
                help=f"Retirer le filtre {echapper(nom)}",
                on_click=_retirer,
                args=(parametre, valeur),
            )
        st.button(EFFACER, key="mes_activites.effacer", type="tertiary", on_click=effacer)


def _pastilles(criteres: Iterable[Critere], acteur: Acteur) -> Iterable[tuple[str, str, str]]:
    """(parameter, value, label) of each active filter."""
    parametres = st.query_params.to_dict()
    if (slug := parametres.get(PERIODE, TOUT)) != TOUT:
        yield PERIODE, slug, _nom_de_periode(slug, acteur)
    for critere in criteres:
        for valeur in valeurs_of(parametres, critere.parametre):
            if valeur in critere.options:
                yield critere.parametre, valeur, f"{critere.libelle} : {critere.options[valeur]}"
    if parametres.get(A_COMPLETER) == "oui":
        yield A_COMPLETER, "oui", LIBELLE_A_COMPLETER
    if texte := parametres.get(TEXTE):
        yield TEXTE, texte, f"« {texte} »"


def _nom_de_periode(slug: str, acteur: Acteur) -> str:
    if slug in PERIODES_NOMMEES:
        return PERIODES_NOMMEES[slug].libelle
    try:
        periode = periode_of_slug(slug, acteur.aujourdhui())
    except ValueError:
        return slug
    return formats.periode(periode.du, periode.au).capitalize()


def _retirer(parametre: str, valeur: str) -> None:
    reste = [autre for autre in valeurs_of(st.query_params.to_dict(), parametre) if autre != valeur]
    poser(parametre, joindre(reste) if parametre not in (PERIODE, TEXTE, A_COMPLETER) else "")


def _noms(vocabulaire: type[Terme]) -> dict[str, str]:
    return {terme.value: terme.court for terme in vocabulaire.choix()}


def _cle(parametre: str) -> str:
    return f"mes_activites.{parametre}"
