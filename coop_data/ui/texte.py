"""Text that stays text: what people typed, shown where Streamlit reads Markdown."""

SPECIAUX = str.maketrans({caractere: f"\\{caractere}" for caractere in "\\`*_{}[]()#+-.!|>~:$<&"})


def echapper(texte: str) -> str:
    """Escape a person's text for Markdown: its characters are shown as typed, without link, image or icon."""
    return texte.translate(SPECIAUX)
