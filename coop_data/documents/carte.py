"""The map of territories as a block: the outlines of the screen, in the same projection, in the same classes."""

from collections.abc import Iterable
from functools import cache
from math import degrees, log, pi, radians, tan

from coop_data.analytics.carte import Mesurage
from coop_data.documents.blocs import Image, Plan, Zone
from coop_data.domain.contours import Anneau, lire_contours
from coop_data.exports.entete import Entete
from coop_data.exports.territoires import collectivites_de_la_carte, legende_de_la_carte, phrase_de_la_carte

LARGEUR = 1000.0
MARGE = 4.0
SANS_DONNEE = -1


def image_de_la_carte(mesurage: Mesurage, entete: Entete) -> Image:
    """The map by itself, quotable: title, sentence, definition, perimeter, period, source."""
    return Image(
        titre=mesurage.libelle,
        phrase=phrase_de_la_carte(mesurage),
        graphique=plan(mesurage),
        reperes=(mesurage.definition, f"{entete.perimetre}, {entete.periode}", *entete.precisions),
        source=entete.source,
        instant=entete.instant,
    )


def plan(mesurage: Mesurage) -> Plan:
    """The drawing of a measure."""
    traces, hauteur = _traces(mesurage.maille)
    classes = {code: mesurage.classe(code) for code in traces}
    return Plan(
        zones=tuple(
            Zone(trace, SANS_DONNEE if (classe := classes[code]) is None else classe)
            for code, trace in traces.items()
        ),
        classes=legende_de_la_carte(mesurage),
        hors_plan=tuple((nom, valeur) for _, nom, valeur in collectivites_de_la_carte(mesurage)),
        largeur=LARGEUR,
        hauteur=hauteur,
        alt=f"{mesurage.libelle}. {phrase_de_la_carte(mesurage)}",
    )


@cache
def _traces(maille: str) -> tuple[dict[str, str], float]:
    """The SVG path of each territory, by code, and the height of the drawing."""
    contours = {
        code: [_projeter(anneau) for polygone in polygones for anneau in polygone]
        for code, polygones in lire_contours(maille).items()
    }
    points = [point for anneaux in contours.values() for anneau in anneaux for point in anneau]
    gauche, droite = min(x for x, _ in points), max(x for x, _ in points)
    haut, bas = max(y for _, y in points), min(y for _, y in points)
    echelle = (LARGEUR - 2 * MARGE) / (droite - gauche)

    def tracer(anneaux: Iterable[Anneau]) -> str:
        return " ".join(
            "M "
            + " L ".join(
                f"{MARGE + (x - gauche) * echelle:.1f} {MARGE + (haut - y) * echelle:.1f}" for x, y in anneau
            )
            + " Z"
            for anneau in anneaux
        )

    return {code: tracer(anneaux) for code, anneaux in contours.items()}, (haut - bas) * echelle + 2 * MARGE


def _projeter(anneau: Anneau) -> Anneau:
    """Mercator, as on screen: in degrees of longitude, upwards."""
    return tuple((longitude, degrees(log(tan(pi / 4 + radians(latitude) / 2)))) for longitude, latitude in anneau)
