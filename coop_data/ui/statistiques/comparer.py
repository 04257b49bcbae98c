"""Two perimeters side by side: key figures with their difference, and the shares of each breakdown."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Final

import pandas as pd
import streamlit as st
from sqlmodel import Session

from coop_data import db, formats, tags
from coop_data.acces.acteur import Acteur
from coop_data.analytics.comparaisons import Variation
from coop_data.analytics.filtres import Filtres
from coop_data.analytics.niveaux import references
from coop_data.analytics.perimetres import NATIONAL
from coop_data.analytics.questions import DOMAINE, PERIMETRE, PERIODE
from coop_data.analytics.resultat import Chiffre, Nombre
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import Departement, National, Perimetre, UnConseiller, UneStructure
from coop_data.domain.periode import slug_of_periode
from coop_data.domain.territoires import DEPARTEMENTS, REGIONS
from coop_data.exports import presentation
from coop_data.exports.comparaison import (
    COTES,
    PARTS,
    Deux,
    Noms,
    chiffres_en_csv,
    est_comparable,
    nommer_les_cotes,
    parts_comparees,
    parts_dessinees,
    parts_en_csv,
    phrase_des_parts,
)
from coop_data.exports.differences import Difference, differences_des_chiffres
from coop_data.exports.entete import Entete
from coop_data.statistiques.rubriques import CHIFFRES
from coop_data.ui import cache, graphiques, page
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.statistiques.cible import Cible, choisir_parmi, lire_cible
from coop_data.ui.statistiques.difference import montrer_difference
from coop_data.ui.statistiques.donnees import choisir_periode_et_donnees
from coop_data.ui.statistiques.filtres import choisir_filtres
from coop_data.ui.statistiques.rubrique import choisir_rubrique
from coop_data.ui.statistiques.telechargements import Parametres, montrer_image
from coop_data.ui.tableau import montrer_tableau
from coop_data.ui.texte import echapper

AU_HASARD: Final = "departement:69"
"""The perimeter compared with the nation for people who work in no département."""


def montrer_comparaison(acteur: Acteur) -> None:
    """Draw the page of the address; each side is judged by the rights of the account."""
    domaine = choisir_parmi(tuple(Domaine))
    textes = _choisir_les_deux(acteur)
    a, b = (page.read(lire_cible, acteur=acteur, texte=textes[cote], domaine=domaine) for cote in COTES)
    periode, cliche = choisir_periode_et_donnees(acteur)
    with db.lecture() as session:
        visibles = tags.tags_des_chiffres(session, acteur=acteur, photographie=cliche)
    filtres, noms = choisir_filtres(domaine, National(), periode, visibles, photographie=cliche)
    if phrases := filtres.decrire(noms):
        st.text(" · ".join(phrases))
    chiffres = [_lire_chiffres(domaine, cible.perimetre, filtres) for cible in (a, b)]
    entete = Entete(f"{a.nom} et {b.nom}", filtres, datetime.now(acteur.fuseau), fuseau=acteur.fuseau)
    noms_des_cotes = nommer_les_cotes(a.nom, b.nom)
    _montrer_chiffres(noms_des_cotes, chiffres, entete)
    if cliche is not None:
        _montrer_les_differences(domaine, textes, (a, b), noms_des_cotes, filtres)
    _renvoyer_aux_pages(domaine, textes, (a, b))
    st.caption(f"{entete.donnees.capitalize()}.")
    rubrique = choisir_rubrique(domaine, comparaisons=False)
    if rubrique is None:
        return
    deux = [
        cache.lire_repartitions(domaine, cible.perimetre, filtres, rubrique.repartitions, tags_visibles=visibles)
        for cible in (a, b)
    ]
    comparables = [code for code in rubrique.repartitions if est_comparable(deux[0][code].statistique)]
    if not comparables:
        st.info("Ces répartitions se lisent sur la page de chaque territoire.")
    parametres = [*textes.items(), *_parametres(domaine, filtres)]
    for code in comparables:
        _montrer_repartition(noms_des_cotes, (deux[0][code], deux[1][code]), entete, parametres)


def _choisir_les_deux(acteur: Acteur) -> dict[str, str]:
    """Both perimeters of the address, each with a list of territories to choose another from; by default one's
    own département and the nation.
    """
    defauts = {"a": page.read(_chez_soi, acteur=acteur), "b": NATIONAL}
    options = {NATIONAL: "France entière"}
    options |= {f"region:{region.code}": f"Région {region.nom}" for region in REGIONS}
    options |= {f"departement:{d.code}": f"{d.code} – {d.nom}" for d in DEPARTEMENTS}
    textes = {}
    with st.container(horizontal=True, vertical_alignment="bottom"):
        for cote in COTES:
            textes[cote] = st.query_params.get(cote, defauts[cote])
            cle = f"comparer.{cote}"
            st.session_state[cle] = textes[cote]
            st.selectbox(
                "Premier territoire" if cote == "a" else "Second territoire",
                list(options | {textes[cote]: ""}),
                format_func=lambda code: options.get(code, code),
                key=cle,
                on_change=_ecrire,
                args=(cote,),
                width=320,
            )
    return textes


def _chez_soi(session: Session, *, acteur: Acteur) -> str:
    """The département where the reader works, as an address writes it."""
    siens: list[Perimetre] = [UnConseiller(acteur.conseiller_id)] if acteur.conseiller_id else []
    siens += [UneStructure(acteur.structure_id)] if acteur.structure_id else []
    for perimetre in siens:
        for territoire in references(session, perimetre, au=acteur.aujourdhui()):
            if isinstance(territoire, Departement):
                return f"departement:{territoire.code}"
    return AU_HASARD


def _ecrire(cote: str) -> None:
    st.query_params[cote] = st.session_state[f"comparer.{cote}"]


def _lire_chiffres(domaine: Domaine, perimetre: Perimetre, filtres: Filtres) -> Mapping[str, Chiffre]:
    """The key figures that are compared, in order."""
    lus = cache.lire_chiffres(domaine, perimetre, filtres)
    return {code: lus[code] for code in CHIFFRES[domaine]}


def _montrer_chiffres(noms: Noms, chiffres: Sequence[Mapping[str, Chiffre]], entete: Entete) -> None:
    premiers, seconds = chiffres
    lignes = [
        (
            premier.statistique.libelle,
            presentation.dire_chiffre(premier),
            presentation.dire_chiffre(seconds[code]),
            presentation.dire_ecart(premier.statistique, Variation(premier.valeur, seconds[code].valeur)),
        )
        for code, premier in premiers.items()
    ]
    tableau = pd.DataFrame(lignes, columns=["Indicateur", *noms, "A par rapport à B"])
    st.header("Chiffres clés", anchor=False)
    montrer_tableau(tableau, " et ".join(noms))
    cliche = entete.filtres.photographie
    _proposer_csv(lambda: chiffres_en_csv((premiers, seconds), noms, cliche), "Comparaison", entete)


def _montrer_les_differences(
    domaine: Domaine, textes: Mapping[str, str], cibles: tuple[Cible, Cible], noms: Noms, filtres: Filtres
) -> None:
    """For each side, the link to the difference with the living data, which is on its own page."""
    for texte, cible, nom in zip(textes.values(), cibles, noms, strict=True):
        figes = _lire_chiffres(domaine, cible.perimetre, filtres)
        montrer_difference(
            differences_des_chiffres(
                figes, _lire_chiffres(domaine, cible.perimetre, replace(filtres, photographie=None))
            ),
            sujet="Indicateur",
            dire=partial(_dire, figes),
            fichier="differences.csv",
            parametres=[(PERIMETRE, texte), *_parametres(domaine, filtres)],
            cote=nom,
        )


def _dire(chiffres: Mapping[str, Chiffre], lue: Difference, valeur: Nombre) -> str:
    return presentation.dire_nombre(chiffres[lue.code].statistique, valeur)


def _parametres(domaine: Domaine, filtres: Filtres) -> Parametres:
    """The parameters common to both sides, dates written in full."""
    return [(DOMAINE, domaine.value), (PERIODE, slug_of_periode(filtres.periode)), *filtres.adresse()]


def _renvoyer_aux_pages(domaine: Domaine, textes: Mapping[str, str], cibles: tuple[Cible, Cible]) -> None:
    """Links to the page of each side, for the same period and filters."""
    gardes = [
        (cle, valeur)
        for cle in st.query_params
        if cle not in (*COTES, DOMAINE)
        for valeur in st.query_params.get_all(cle)
    ]
    with st.container(horizontal=True):
        for cote, cible in zip(COTES, cibles, strict=True):
            st.page_link(
                streamlit_page(page_of("statistiques")),
                label=f"{cote.upper()} : d’où viennent ces chiffres, {echapper(cible.nom)}",
                icon=":material/arrow_forward:",
                query_params=[(PERIMETRE, textes[cote]), (DOMAINE, domaine.value), *gardes],
            )


def _montrer_repartition(noms: Noms, deux: Deux, entete: Entete, parametres: Parametres) -> None:
    """Shares side by side, since two territories are seldom of one size; ``parametres``: the address."""
    statistique, phrase = deux[0].statistique, phrase_des_parts(deux)
    with st.container(border=True):
        st.subheader(statistique.libelle, anchor=False, help=statistique.definition)
        st.markdown(echapper(phrase))
        if all(resultat.est_vide for resultat in deux):
            return
        st.plotly_chart(
            graphiques.barres(
                parts_dessinees(deux), list(zip(PARTS, noms, strict=True)), dire=formats.pourcentage
            ),
            config=graphiques.CONFIGURATION,
            key=f"comparer.{statistique.code}",
            alt=f"{statistique.libelle}. {phrase} Les valeurs sont dans le tableau.",
        )
        with st.expander("Tableau des valeurs", key=f"comparer.tableau.{statistique.code}"):
            montrer_tableau(_lisible(deux, noms), statistique.libelle)
            cliche = entete.filtres.photographie
            _proposer_csv(lambda: parts_en_csv(deux, noms, cliche), f"Comparaison_{statistique.code}", entete)
        montrer_image(parametres, statistique.code, fichier="comparaison")


def _lisible(deux: Deux, noms: Noms) -> pd.DataFrame:
    parts = parts_comparees(deux)
    lisible = parts[["libelle", *PARTS]].assign(**{part: parts[part].map(formats.pourcentage) for part in PARTS})
    return lisible.set_axis(["Intitulé", *noms], axis="columns")


def _proposer_csv(ecrire: Callable[[], bytes], sujet: str, entete: Entete) -> None:
    """The numbers of a table, in a file that names both territories and the period."""
    st.download_button(
        "Télécharger en CSV",
        data=ecrire,
        file_name=entete.nom_de_fichier(sujet, "csv"),
        mime="text/csv",
        on_click="ignore",
        key=f"comparer.csv.{sujet}",
        icon=":material/download:",
    )
