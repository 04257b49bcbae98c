"""Opening a message in the person's own mail program: nothing is ever sent from here."""

from urllib.parse import quote

import streamlit as st


def adresse_de_courriel(email: str, *, objet: str, texte: str) -> str:
    """A ``mailto:`` address; its lines end as those of a mail do (RFC 6068)."""
    corps = texte.replace("\n", "\r\n")
    return f"mailto:{quote(email, safe='@')}?subject={quote(objet)}&body={quote(corps)}"


def proposer(email: str | None, *, objet: str, texte: str, cle: str) -> None:
    """The message, to copy, and a link that opens it in one's mail; without an address, a sentence says so."""
    st.code(f"{objet}\n\n{texte}", language=None, wrap_lines=True)
    if email:
        st.link_button(
            "Ouvrir dans ma messagerie",
            adresse_de_courriel(email, objet=objet, texte=texte),
            icon=":material/send:",
            key=cle,
        )
    else:
        st.caption("Aucune adresse électronique connue\u202f: copiez ce message.")
