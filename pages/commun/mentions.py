"""Legal notice, personal data, cookies."""

import streamlit as st

from coop_data.config import get_reglages
from coop_data.ui.page import open_page

open_page("mentions-legales")
st.markdown(
    f"""
## Éditeur

Coop Data est un service du programme Conseillers numériques, porté par l’Agence nationale de la cohésion des
territoires (ANCT). Contact : [{get_reglages().contact_email}](mailto:{get_reglages().contact_email}).

## Données personnelles

**Comptes rendus d’activité.** Ils sont anonymes : aucun nom de personne accompagnée n’y est demandé ni conservé.
Les notes ne sont lues que par la personne qui les a écrites.

**Comptes.** Nom, prénom, adresse électronique, rôle, structure : ils servent à ouvrir l’accès et à rattacher les
comptes rendus. L’adresse de connexion et le navigateur de chaque session sont conservés pour votre sécurité : vous
les voyez dans « Mon compte ».

**Durées.** Une session se ferme après 60 minutes sans activité et au plus tard après 12 heures. Une activité
supprimée peut être restaurée pendant 30 jours. Le journal des modifications est conservé avec les comptes rendus.

**Vos droits.** Vous pouvez demander l’accès à vos données, leur rectification ou leur effacement à l’adresse
ci-dessus, et saisir la [CNIL](https://www.cnil.fr/fr/plaintes).

## Cookies

Deux cookies seulement, indispensables au service : l’un garde votre session ouverte, l’autre protège les envois de
fichiers. Aucune mesure d’audience, aucun contenu venu d’un autre site : votre consentement n’est pas requis.

## Licences

La police Public Sans est distribuée sous licence SIL Open Font 1.1. Les découpages géographiques viennent de
l’Insee et de l’IGN (Licence Ouverte 2.0).
"""
)
