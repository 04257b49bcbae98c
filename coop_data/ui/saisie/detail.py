"""One report in detail: its facts, its answers in words, and its author's actions."""

from uuid import UUID

import streamlit as st

from coop_data import formats
from coop_data.acces.acteur import Acteur
from coop_data.domain.accompagnement import Activite
from coop_data.domain.champs import Formulaire
from coop_data.domain.champs_accompagnement import FORMULAIRES as ACCOMPAGNEMENTS
from coop_data.domain.champs_coordination import FORMULAIRES as COORDINATIONS
from coop_data.domain.coordination import TypeActivite
from coop_data.saisie import cra
from coop_data.saisie.changement_de_type import autres_types
from coop_data.saisie.cra import Detail
from coop_data.saisie.lien_evenement import liens_de
from coop_data.ui.navigation import go_to, page_of, streamlit_page
from coop_data.ui.page import Contexte, read, show_title
from coop_data.ui.saisie import cartes, changement, historique, lien, modeles, suppression
from coop_data.ui.saisie.contenu import contenu_of
from coop_data.ui.saisie.libelles import NOMS, dire, dire_partenaire
from coop_data.ui.saisie.ouverture import ADRESSE, COURANTE
from coop_data.ui.texte import echapper

SANS_LIGNE = frozenset({"date", "activite", "nom", "titre", "tags", "partenaires", "notes", "code_commune"})
"""Fields shown elsewhere than in the list of answers."""


def identite(contexte: Contexte) -> tuple[str, UUID]:
    """The report that the address names; ``None`` when the address is malformed."""
    formulaire = contexte.parametres.get("formulaire", "")
    try:
        return formulaire, UUID(contexte.parametres.get("id", ""))
    except ValueError:
        return formulaire, UUID(int=0)


def textes_of(detail: Detail) -> Formulaire:
    """The words of the form that the report was made with."""
    if detail.formulaire != "accompagnement":
        return COORDINATIONS[TypeActivite(detail.formulaire)]
    return ACCOMPAGNEMENTS.get(detail.champs["activite"], ACCOMPAGNEMENTS[Activite.INDIVIDUEL])


def titre_of(detail: Detail) -> str:
    """``Évènement · Forum de l’emploi``, as plain text."""
    nom = detail.champs.get("nom") or detail.champs.get("titre")
    genre = detail.champs["activite"].libelle if detail.formulaire == "accompagnement" else NOMS[detail.formulaire]
    return f"{genre} · {nom}" if nom else str(genre)


def render(contexte: Contexte) -> None:
    """Draw the report named by the address."""
    COURANTE.oublier()
    formulaire, cra_id = identite(contexte)
    acteur = contexte.acteur
    formulaire = read(cra.formulaire_de, acteur=acteur, cra_id=cra_id) or formulaire  # its type may have changed
    detail = read(cra.lire, acteur=acteur, formulaire=formulaire, cra_id=cra_id)
    fuseau = contexte.acteur.fuseau
    show_title(titre_of(detail))
    moments = f"Enregistrée le {formats.instant(detail.champs['cree_le'], fuseau)}"
    if detail.champs["version"] > 1:
        moments += f" | Modifiée le {formats.instant(detail.champs['modifie_le'], fuseau)}"
    st.caption(moments)
    if detail.peut_modifier:
        _actions(contexte, detail)
    else:
        st.markdown(f"Par {echapper(detail.auteur)}")
    _contenu(detail)
    if detail.peut_modifier:
        lien.montrer(acteur, formulaire, cra_id)
        historique.montrer(acteur, formulaire, cra_id)


def _actions(contexte: Contexte, detail: Detail) -> None:
    with st.container(horizontal=True):
        if st.button("Modifier", type="primary", key="activite.modifier", icon=":material/edit:"):
            go_to(detail.formulaire, id=str(detail.id))
        if st.button("Dupliquer", key="activite.dupliquer", icon=":material/content_copy:"):
            go_to(detail.formulaire, copie=str(detail.id))
        cartes.dupliquer(detail.formulaire, detail.id)
        if detail.formulaire == lien.EVENEMENT:
            lien.bouton_creer(detail.id, "activite.partenariat")
        if autres_types(detail.formulaire) and st.button(
            changement.CHANGER, key="activite.type", icon=":material/swap_horiz:"
        ):
            _changer_de_type(contexte.acteur, detail)
        if st.button(modeles.ENREGISTRER, key="activite.modele", icon=":material/bookmark_add:"):
            garder_comme_modele(contexte.acteur, detail)
        if st.button("Supprimer", key="activite.supprimer", icon=":material/delete:"):
            suppression.demander(contexte.acteur, detail.formulaire, detail.id)
        if st.button("Voir mes activités", key="activite.liste", type="tertiary"):
            go_to("mes-activites", **ADRESSE.lire())


def garder_comme_modele(acteur: Acteur, detail: Detail) -> None:
    """Name a template made of this report."""
    saisie, _ = read(cra.saisie_of, acteur=acteur, formulaire=detail.formulaire, cra_id=detail.id)
    modeles.demander_un_nom(acteur, saisie)


def _changer_de_type(acteur: Acteur, detail: Detail) -> None:
    saisie, _ = read(cra.saisie_of, acteur=acteur, formulaire=detail.formulaire, cra_id=detail.id)
    lies = read(liens_de, acteur=acteur, ids=[detail.id]).get(detail.id, [])
    changement.changer_l_activite(
        detail.formulaire,
        contenu_of(saisie),
        str(detail.id),
        len(lies) if detail.formulaire == lien.EVENEMENT else 0,
    )


def _contenu(detail: Detail) -> None:
    """Answers in the order of the form: only those given, précisions after their choice."""
    textes = textes_of(detail)
    st.markdown(f"**{formats.jour_long(detail.champs['date'])}**")
    for champ in textes.champs:
        if champ.code == "partenaires" and detail.partenaires:
            _bloc(champ.libelle, [dire_partenaire(partenaire.model_dump()) for partenaire in detail.partenaires])
        elif champ.code == "code_commune" and detail.commune:
            _bloc(champ.libelle, [detail.commune])
        elif champ.code == "tags" and detail.tags:
            _tags(champ.libelle, detail)
        elif champ.code not in SANS_LIGNE and detail.champs.get(champ.code):
            valeur = detail.champs[champ.code]
            _bloc(
                "Précision" if champ.code.endswith("_autre") else champ.libelle,
                [
                    dire(detail.formulaire, champ.code, element)
                    for element in (valeur if isinstance(valeur, list) else [valeur])
                ],
            )
    if detail.structure:
        _bloc("Structure", [detail.structure])
    if notes := detail.champs.get("notes"):
        st.markdown(f"**{textes.champ('notes').libelle}**")
        st.text(notes)


def _tags(libelle: str, detail: Detail) -> None:
    """The tags; on one's own report each opens its project."""
    if not detail.peut_modifier:
        _bloc(libelle, [tag.nom for tag in detail.tags])
        return
    with st.container(gap=None):
        st.markdown(f"**{echapper(libelle)}**")
        with st.container(horizontal=True, gap="small"):
            for tag in detail.tags:
                st.page_link(
                    streamlit_page(page_of("projet")),
                    label=echapper(tag.nom),
                    icon=":material/sell:",
                    query_params={"tag": str(tag.id)},
                    width="content",
                )


def _bloc(libelle: str, valeurs: list[str]) -> None:
    with st.container(gap=None):
        st.markdown(f"**{echapper(libelle)}**")
        st.markdown("  \n".join(echapper(valeur) for valeur in valeurs))
