"""The place of an accompagnement: its kind, its name, and the commune."""

import re
from collections.abc import Iterator
from typing import Final

from coop_data.saisie.rapide.decoupe import Ligne, Trouvaille
from coop_data.saisie.rapide.synonymes import ACCOMPAGNEMENT, motif_of
from coop_data.saisie.rapide.synonymes_accompagnement import LIEUX

COMMUNE: Final = "commune"
"""The name of a commune; its code is looked up later, among the communes."""

_ARTICLE: Final = r"(?:(?:a|dans)\s(?:la\s|le\s|l'|une?\s)|aux?\s|en\s|chez\s)"
_NOMS: Final = "|".join(motif_of(nom) for nom in sorted(LIEUX, key=len, reverse=True))
_LIEU: Final = re.compile(rf"(?<![\w-])(?P<article>{_ARTICLE}|a\s)?(?P<nom>{_NOMS})(?![\w-])")
_SEUL: Final = frozenset({ACCOMPAGNEMENT})
_NOM_PROPRE: Final = re.compile(
    r"(?:\s(?:de\s(?:la\s|l['’])?|du\s|des\s|d['’]|à\s)?(?:(?:Le|La|Les|L['’]|Saint|Sainte|St|Ste)[\s-]?)?"
    r"[A-ZÉÈÊÀÂÎÔÛÇ][\w'’-]*(?:[\s-](?:en|sur|sous|lès|les|la|le|du|de)[\s-][A-ZÉÈÊÀÂÎÔÛÇ][\w'’-]*)?)+"
)
_VILLE: Final = re.compile(
    r"(?:(?:Le|La|Les|Saint|Sainte|St|Ste)[\s-])?[A-ZÉÈÊÀÂÎÔÛÇ][\w'’-]*"
    r"(?:[\s-](?:en|sur|sous|lès|les|la|le|du|de|d)[\s-][A-ZÉÈÊÀÂÎÔÛÇ][\w'’-]*|[\s-](?!\d)[A-ZÉÈÊÀÂÎÔÛÇ][\w'’-]*)*"
)


def trouver_lieux(ligne: Ligne) -> Iterator[Trouvaille]:
    """The place: its kind, its name as typed, the commune at the end of that name or after « à »."""
    for lieu in ligne.chercher(_LIEU):
        propre = _NOM_PROPRE.match(ligne.texte, ligne.rangs[lieu.end()])
        if not (lieu["article"] or propre):
            continue
        fin = ligne.place(propre.end()) if propre else lieu.end()
        empan = (lieu.start(), fin)
        yield Trouvaille(*empan, "lieu", ligne.mots(lieu.start("nom"), fin), _SEUL, force=1)
        yield Trouvaille(*empan, "type_lieu", "lieu_activite", _SEUL)
        if propre and (ville := _commune_finale(propre[0])):
            yield Trouvaille(*empan, COMMUNE, ville, _SEUL)
    for preposition in re.finditer(r"(?<![\w-])à\s", ligne.texte):
        if nom := _VILLE.match(ligne.texte, preposition.end()):
            yield Trouvaille(
                ligne.place(preposition.start()), ligne.place(nom.end()), COMMUNE, nom[0], _SEUL, force=1
            )


def _commune_finale(nom: str) -> str:
    """The commune at the end of a name: Lyon in « de Lyon », Bron in « Louis Aragon de Bron », none in « Les
    Alizés ».
    """
    trouve = re.search(r".*\s(?:de\s|à\s|d['’])(?P<ville>\w.*)$", nom)
    return trouve["ville"].strip() if trouve else ""
