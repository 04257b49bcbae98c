"""Cases drawn at random, and each filter and perimeter in turn."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from random import Random

from coop_data.domain.accompagnement import Activite, Demarche, Thematique, TypeLieu
from coop_data.domain.coordination import Echelon, Initiative, ThematiqueAnimation, TypeActivite
from tests.recompte.cas import Cas
from tests.recompte.monde import JOURS
from tests.recompte.registre import SANS_TERRITOIRE, Registre
from tests.recompte.selection import choisir

PAR_MONDE = 10
TOUT = (date(2020, 1, 1), date(2027, 12, 31))

Valeur = Callable[[Random, Registre], str]


def _code_de(vocabulaire) -> Valeur:
    return lambda hasard, _: hasard.choice(list(vocabulaire)).value


def _tag(hasard: Random, registre: Registre) -> str:
    tag = hasard.choice(sorted(registre.tags.values(), key=lambda tag: (tag.nom, str(tag.conseiller_id))))
    return hasard.choice([tag.nom, str(tag.id)])


def _partenaire(hasard: Random, registre: Registre) -> str:
    vivantes = {cra.id for cra in registre.activites}
    noms = {p.nom for cle, ps in registre.partenaires.items() if cle in vivantes for p in ps if p.nom}
    return hasard.choice(sorted(noms)).upper()


def _structure(hasard: Random, registre: Registre) -> str:
    return hasard.choice(sorted(structure.id_externe for structure in registre.structures.values()))


def _commune(hasard: Random, registre: Registre) -> str:
    return hasard.choice(sorted({cra.code_commune for cra in registre.accompagnements if cra.code_commune}))


def _code_postal(hasard: Random, registre: Registre) -> str:
    return hasard.choice(registre.communes[_commune(hasard, registre)].codes_postaux.split("|"))


CLES: dict[str, dict[str, Valeur]] = {
    "accompagnement": {
        "activite": _code_de(Activite),
        "theme": _code_de(Thematique),
        "demarche": _code_de(Demarche),
        "lieu": _code_de(TypeLieu),
        "commune": _commune,
        "code_postal": _code_postal,
        "structure": _structure,
        "tag": _tag,
    },
    "coordination": {
        "type": _code_de(TypeActivite),
        "thematique": _code_de(ThematiqueAnimation),
        "initiative": _code_de(Initiative),
        "echelon": _code_de(Echelon),
        "partenaire": _partenaire,
        "structure": _structure,
        "tag": _tag,
    },
}
GENRES = ("national", "region", "departement", "structure", "personne", "equipe", "personne_structure")


def tirer(registre: Registre, graine: int, rang: int) -> Cas:
    """The case ``rang`` of the world ``graine``: always the same, whatever was drawn before it.

    One that counts nothing is drawn again, twice at most: some must stay empty, not most.
    """
    hasard = Random(f"{graine}/{rang}")
    essais = [_essayer(hasard, registre, graine, rang) for _ in range(3)]
    return next((cas for cas in essais if choisir(registre, cas)), essais[-1])


def _essayer(hasard: Random, registre: Registre, graine: int, rang: int) -> Cas:
    domaine = ("accompagnement", "coordination")[(graine + rang) % 2]
    genre = GENRES[(graine * PAR_MONDE + rang) % len(GENRES)]
    selon = "lieu" if domaine == "accompagnement" and hasard.random() < 0.4 else "structure"
    perimetre, structure = _perimetre(hasard, registre, domaine, genre, selon)
    du, au = periode(hasard)
    return Cas(graine, rang, domaine, perimetre, du, au, _filtres(hasard, registre, domaine), structure, selon)


def chacun(registre: Registre) -> Iterator[Cas]:
    """Values of each filter, one at a time, on the whole nation; then each perimeter without filter."""
    hasard = Random(0)
    for domaine, cles in CLES.items():
        for cle, tirer_valeur in cles.items():
            for rang, valeur in enumerate(sorted({tirer_valeur(hasard, registre) for _ in range(20)})):
                yield Cas(0, rang, domaine, "national", *TOUT, ((cle, valeur),))
        for rang, genre in enumerate(GENRES * 12):
            selon = "lieu" if domaine == "accompagnement" and rang % 2 else "structure"
            perimetre, structure = _perimetre(hasard, registre, domaine, genre, selon)
            yield Cas(0, rang, domaine, perimetre, *TOUT, (), structure, selon)


def _perimetre(hasard: Random, registre: Registre, domaine: str, genre: str, selon: str) -> tuple[str, str | None]:
    """A perimeter that most often holds reports: some worlds have none with a territory."""
    structure = _structure(hasard, registre)
    territoires = {registre.departement_of(cra, selon) for cra in registre.cras(domaine)} - {SANS_TERRITOIRE}
    departement = registre.departements[hasard.choice(sorted(territoires or registre.departements))]
    coordonne = genre == "equipe" or domaine == "coordination"
    personne = hasard.choice(
        sorted(c.id_externe for c in registre.conseillers.values() if c.est_coordinateur or not coordonne)
    )
    une_personne = f"{'coordinateur' if coordonne else 'conseiller'}:{personne}"
    return {
        "national": ("national", None),
        "region": (f"region:{departement.region_code or '84'}", None),
        "departement": (f"departement:{departement.code}", None),
        "structure": (f"structure:{structure}", None),
        "personne": (une_personne, None),
        "equipe": (f"equipe:{personne}", None),
        "personne_structure": (une_personne, structure),
    }[genre]


def periode(hasard: Random) -> tuple[date, date]:
    """Everything most often; else one day, a few days about a frontier, or two awkward days."""
    match hasard.randrange(7):
        case 0:
            jour = hasard.choice(JOURS)
            return jour, jour
        case 1:
            jour = hasard.choice(JOURS)
            return jour - timedelta(days=hasard.randrange(9)), jour + timedelta(days=hasard.randrange(40))
        case 2:
            du, au = sorted(hasard.sample(JOURS, 2))
            return du, au
        case _:
            return TOUT


def _filtres(hasard: Random, registre: Registre, domaine: str) -> tuple[tuple[str, str], ...]:
    cles = CLES[domaine]
    retenues = hasard.sample(sorted(cles), hasard.choice([0, 0, 0, 1, 1, 2, 3]))
    return tuple(
        (cle, cles[cle](hasard, registre)) for cle in retenues for _ in range(hasard.choice([1, 1, 2, 5]))
    )
