"""What follows from what was read, by the rules of the forms; its words are those it follows from."""

from typing import Final

THEME_DES_DEMARCHES: Final = "aide_aux_demarches_administratives"
Champs = dict[str, object]
Indices = dict[str, str]


def completer(formulaire: str, champs: Champs, indices: Indices) -> tuple[Champs, Indices]:
    """Fields and words, with a workshop told by its participants and the theme that a démarche requires."""
    if formulaire != "accompagnement":
        return champs, indices
    champs, indices = dict(champs), dict(indices)
    nombre = champs.get("nb_participants")
    if "activite" not in champs and isinstance(nombre, int):
        champs["activite"] = "collectif" if nombre > 1 else "individuel"
        indices["activite"] = indices["nb_participants"]
    themes = champs.get("thematiques", [])
    if "demarches" in champs and isinstance(themes, list) and THEME_DES_DEMARCHES not in themes:
        champs["thematiques"] = [*themes, THEME_DES_DEMARCHES]
        mots = [indices[code] for code in ("thematiques", "demarches") if code in indices]
        indices["thematiques"] = ", ".join(mots)
    return champs, indices
