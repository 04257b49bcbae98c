"""The fiche of a conseiller and that of a structure."""

from collections.abc import Iterable
from datetime import date

import streamlit as st

from coop_data import formats
from coop_data.analytics.attendus import PosteTenu
from coop_data.analytics.fiche import Fiche
from coop_data.analytics.personnes import LigneConseiller
from coop_data.annuaire.contacts import Contact
from coop_data.annuaire.structures import FicheStructure
from coop_data.domain.texte import plier
from coop_data.ui.navigation import page_of, streamlit_page
from coop_data.ui.pilotage.criteres import a_le_ccp1
from coop_data.ui.statistiques.fiche_mensuelle import proposer_fiche_mensuelle
from coop_data.ui.texte import echapper
from coop_data.ui.vignette import courbe

NON_RENSEIGNE = "Non renseigné"
LARGEUR_CARTE = 320
ANCIEN_MEMBRE = (
    "N’est plus dans votre équipe : seules comptent ici les activités datées de son temps dans l’équipe."
)


def montrer_conseiller(fiche: Fiche, au: date) -> None:
    """All the details that the account may see of a conseiller, and the way to the statistics."""
    ligne = fiche.ligne
    if fiche.est_ancien_membre:
        st.info(ANCIEN_MEMBRE, icon=":material/history:")
    lien_statistiques(fiche.adresse, "Voir les statistiques")
    if not fiche.est_ancien_membre:
        proposer_fiche_mensuelle(fiche.adresse, au)
    with st.grid(min_column_width=LARGEUR_CARTE):
        _carte("Activité", _activite(ligne))
        _carte("Recrutement", ((echapper(poste.structure), _dates(poste)) for poste in ligne.postes))
        _carte(
            "Formation",
            (
                ("Fin de formation", formats.jour(ligne.date_fin_formation)),
                ("Certification CCP1", formats.jour(ligne.date_ccp1) if a_le_ccp1(ligne, au) else "Non obtenue"),
            ),
        )
        _carte(
            "Compte",
            (("État", f"activé le {formats.jour(fiche.active_le)}" if fiche.active_le else "non activé"),),
        )
        _contact(fiche.contact, ancien=fiche.est_ancien_membre)
        with st.container(border=True, height="stretch"):
            st.markdown("**Activités des douze derniers mois**")
            courbe(ligne.activite.par_mois, "Activités par mois")


def montrer_structure(fiche: FicheStructure, en_poste: int) -> None:
    """An employer: identity, posts, contact, and the way to its statistics."""
    structure = fiche.structure
    lien_statistiques(f"structure:{structure.id_externe}", "Voir les statistiques de la structure")
    with st.grid(min_column_width=LARGEUR_CARTE):
        _carte(
            "Identité",
            (
                ("Type", structure.type.libelle),
                ("SIRET", structure.siret or NON_RENSEIGNE),
                ("Commune", f"{echapper(fiche.commune)} ({fiche.departement})"),
            ),
        )
        _carte(
            "Postes",
            (
                ("Conseillers attribués", formats.nombre(structure.dotation)),
                ("Conseillers en poste", formats.nombre(en_poste)),
                ("Postes vacants", formats.nombre(max(0, structure.dotation - en_poste))),
            ),
        )
        _carte(
            "Contact",
            (
                ("Nom", _texte(structure.contact_nom)),
                ("Fonction", _texte(structure.contact_fonction)),
                ("Adresse électronique", _texte(structure.contact_email)),
                ("Téléphone", _telephone(structure.contact_telephone)),
            ),
        )


def _contact(contact: Contact | None, *, ancien: bool) -> None:
    if contact is None:
        raison = "ne travaille plus dans votre structure" if not ancien else "n’est plus dans votre équipe"
        _carte("Contact", (("Non communiqué", raison),))
        return
    _carte(
        "Contact",
        (
            ("Adresse électronique", _texte(contact.email)),
            ("Téléphone professionnel", _telephone(contact.telephone)),
        ),
    )
    nom, fonction, email, telephone = contact.responsable
    _carte(
        "Contact du responsable",
        (
            ("Nom", _texte(nom)),
            ("Fonction", _texte(fonction)),
            ("Adresse électronique", _texte(email)),
            ("Téléphone", _telephone(telephone)),
        ),
    )


def _texte(valeur: str | None) -> str:
    return echapper(valeur or NON_RENSEIGNE)


def _telephone(numero: str | None) -> str:
    """A telephone number that is never cut at the end of a line."""
    return _texte(numero).replace(" ", "\u00a0")


def lien_statistiques(perimetre: str, libelle: str) -> None:
    st.page_link(
        streamlit_page(page_of("statistiques")),
        label=libelle,
        icon=":material/bar_chart:",
        query_params={"perimetre": perimetre},
    )


def _carte(titre: str, lignes: Iterable[tuple[str, str]]) -> None:
    with st.container(border=True, height="stretch", key=f"fiche.{plier(titre)}"):
        st.markdown(f"**{titre}**")
        st.markdown("\n".join(f"- {nom} : {valeur}" for nom, valeur in lignes))


def _activite(ligne: LigneConseiller) -> Iterable[tuple[str, str]]:
    activite = ligne.activite
    yield ("Activités enregistrées" if ligne.est_coordinateur else "CRA saisis"), formats.nombre(activite.nombre)
    yield "Dernier enregistrement", formats.jour(activite.derniere)
    if ligne.jours_sans_cra is not None:
        yield "Jours sans enregistrement", formats.nombre(ligne.jours_sans_cra)


def _dates(poste: PosteTenu) -> str:
    fin = f" au {formats.jour(poste.date_fin)}" if poste.date_fin else ", en cours"
    return f"du {formats.jour(poste.date_debut)}{fin}"
