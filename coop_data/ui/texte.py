"""Text that stays text: what people typed, shown where Streamlit reads Markdown."""

SPECIAUX = str.maketrans({caractere: f"\\{caractere}" for caractere in "\\`*_{}[]()#+-.!|>~:$<&"})


def echapper(texte: str) -> str:
    """Someone's text inside Markdown: its signs stay signs, and no link, image or icon comes out of it."""
    return texte.translate(SPECIAUX)
