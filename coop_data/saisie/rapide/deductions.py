"""Fields deduced from those that were read, by the rules of the forms, with the words they follow from."""

from collections.abc import Iterator
from typing import Final

from coop_data.domain.accompagnement import PARTICIPANTS_MAX
from coop_data.saisie.rapide.questions import Question, Reponse

THEME_DES_DEMARCHES: Final = "aide_aux_demarches_administratives"
PUBLICS: Final = ("genre_", "statut_")
"""Classes that count every person once: the largest of their sums is the number of people."""
UN_CRA_CHACUN: Final = (
    "Ce formulaire est celui d’une personne : une fois enregistré, dupliquez-le pour les autres."
)
Champs = dict[str, object]
Indices = dict[str, str]


def completer(formulaire: str, champs: Champs, indices: Indices) -> tuple[Champs, Indices, tuple[Question, ...]]:
    """Add the number of people and the theme that a démarche requires. Returns fields, words, and questions to
    ask.
    """
    if formulaire != "accompagnement":
        return champs, indices, ()
    champs, indices = dict(champs), dict(indices)
    _compter_le_public(champs, indices)
    questions = tuple(_atelier_ou_personnes(champs, indices))
    themes = champs.get("thematiques", [])
    if "demarches" in champs and isinstance(themes, list) and THEME_DES_DEMARCHES not in themes:
        champs["thematiques"] = [*themes, THEME_DES_DEMARCHES]
        mots = [indices[code] for code in ("thematiques", "demarches") if code in indices]
        indices["thematiques"] = ", ".join(mots)
    return champs, indices, questions


def _compter_le_public(champs: Champs, indices: Indices) -> None:
    """Deduce participants: « 7 demandeurs d’emploi » are seven, « femme et homme » two."""
    if "nb_participants" in champs:
        return
    for prefixe in PUBLICS:
        comptes = {code: n for code, n in champs.items() if code.startswith(prefixe) and isinstance(n, int)}
        nombre, deja = sum(comptes.values()), champs.get("nb_participants", 1)
        if isinstance(deja, int) and deja < nombre <= PARTICIPANTS_MAX:
            champs["nb_participants"] = nombre
            indices["nb_participants"] = ", ".join(indices[code] for code in comptes)


def _atelier_ou_personnes(champs: Champs, indices: Indices) -> Iterator[Question]:
    """Several people make an atelier when the line says so; otherwise an atelier is assumed, and asked."""
    nombre = champs.get("nb_participants")
    if not isinstance(nombre, int) or champs.get("activite") == "collectif":
        return
    mots = indices["nb_participants"]
    if nombre <= 1:
        champs.setdefault("activite", "individuel")
        indices.setdefault("activite", mots)
        return
    champs["activite"], indices["activite"] = "collectif", ", ".join(filter(None, (indices.get("activite"), mots)))
    publics = frozenset(code for code in champs if code.startswith(PUBLICS))
    yield Question(
        f"« {mots} » : un atelier de {nombre}, ou {nombre} accompagnements individuels ?",
        (
            Reponse(f"Un atelier de {nombre}", {"activite": "collectif"}),
            Reponse(
                f"{nombre} accompagnements individuels",
                {"activite": "individuel"},
                frozenset({"nb_participants", "nb_deja_accompagnes"}) | publics,
                suite=UN_CRA_CHACUN,
            ),
        ),
        mots,
    )
