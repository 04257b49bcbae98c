"""The accessibility declaration."""

import streamlit as st

from coop_data.config import get_reglages
from coop_data.ui.page import open_page

open_page("accessibilite")
st.markdown(
    f"""
Coop Data s’engage à rendre ses pages accessibles, conformément à l’article 47 de la loi n° 2005-102
du 11 février 2005.

## État de conformité

Coop Data n’a pas encore fait l’objet d’un audit selon le référentiel général d’amélioration de l’accessibilité
(RGAA 4.1). Sa conformité n’est donc pas établie : **accessibilité : non conforme**, faute d’audit.

Ce qui est vérifié automatiquement à chaque version : l’absence d’erreur détectée par l’outil axe-core
(règles WCAG 2.2, niveaux A et AA) sur les pages parcourues par les tests, en thème clair et en thème sombre.
Ces contrôles ne remplacent pas un audit.

## Contenus concernés

- Les graphiques sont accompagnés d’un texte et d’un tableau qui portent les mêmes données.
- Les documents PDF sont balisés (PDF/UA-1).
- Certains tableaux interactifs sont dessinés par un composant qui n’est pas entièrement restitué par les lecteurs
  d’écran ; le téléchargement en CSV en donne le contenu.

## Nous signaler un défaut

Si un contenu ou un service vous est inaccessible, écrivez à
[{get_reglages().contact_email}](mailto:{get_reglages().contact_email}) : une autre voie vous sera proposée.

## Voies de recours

Si vous avez signalé un défaut d’accessibilité et n’avez pas reçu de réponse satisfaisante, vous pouvez écrire au
[Défenseur des droits](https://formulaire.defenseurdesdroits.fr/), ou contacter son délégué dans votre département.
"""
)
