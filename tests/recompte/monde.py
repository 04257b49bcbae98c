"""Small and nasty worlds, each drawn from one seed and written as rows, without the rules of the forms.

What hurts: reports outside any poste, transfers, two postes at once, teams left and joined again, gaps of
imports, both nomenclatures, deleted reports, arrondissements, Corsica, collectivities, frontiers of periods.
"""

import csv
from collections.abc import Sequence
from datetime import date, timedelta
from functools import cache
from random import Random
from typing import Any

from sqlmodel import Session

from coop_data.domain.territoires import REFERENTIELS
from coop_data.domain.texte import plier
from coop_data.faits.projection import projeter_accompagnements, projeter_coordination
from coop_data.models import Commune, Conseiller, Departement, Equipe, Poste, Region, Structure, Tag
from tests.recompte.comptes_rendus import creer_accompagnement, creer_activite

# fmt: off
JOURS = [
    date(2020, 1, 1), date(2020, 2, 29), date(2020, 12, 28), date(2020, 12, 31), date(2021, 1, 1),
    date(2021, 1, 3), date(2021, 1, 4), date(2022, 1, 2), date(2022, 1, 3), date(2023, 3, 31),
    date(2023, 4, 1), date(2023, 12, 31), date(2024, 1, 1), date(2024, 2, 28), date(2024, 2, 29),
    date(2024, 3, 1), date(2024, 6, 30), date(2024, 7, 1), date(2024, 9, 30), date(2024, 12, 29),
    date(2024, 12, 30), date(2024, 12, 31), date(2025, 1, 1), date(2025, 3, 31), date(2025, 12, 28),
    date(2025, 12, 29), date(2025, 12, 31),
]
"""Ends of years, quarters and ISO weeks (53 of 2020, 1 of 2025 begun in 2024), leap days."""

COMMUNES = [
    "01001", "01053", "01084", "01093", "13055", "13201", "13208", "59350", "69123", "69381", "69389", "75056",
    "75101", "75116", "2A004", "2B033", "97105", "97209", "97302", "97411", "97611", "97502", "97701", "97801",
    "98611", "98735", "98818",
]
"""Cities and arrondissements, Corsica, overseas, the six collectivities, three communes of one postal code."""
# fmt: on

MERES = {"132": "13055", "6938": "69123", "751": "75056"}
COLLECTIVITES = {"975", "977", "978", "986", "987", "988"}


def peupler(session: Session, graine: int) -> None:
    """Write the world of a seed in an empty database, facts included."""
    hasard = Random(graine)
    create_geographie(session, hasard)
    structures = _structures(session, hasard)
    conseillers = _conseillers(session, hasard)
    postes = _postes(session, hasard, conseillers, structures)
    _equipes(session, hasard, conseillers)
    tags = _tags(session, hasard, conseillers)
    coordinateurs = [conseiller for conseiller in conseillers if conseiller.est_coordinateur]
    accompagnements = [
        creer_accompagnement(
            hasard, f"A{rang:03d}", *_circonstance(hasard, conseillers, postes, structures), COMMUNES, tags
        )
        for rang in range(120)
    ]
    activites = [
        creer_activite(hasard, f"K{rang:03d}", *_circonstance(hasard, coordinateurs, postes, structures), tags)
        for rang in range(80)
    ]
    _ecrire(session, [cra for cra, _ in (*accompagnements, *activites)])
    _ecrire(session, [ligne for _, lignes in (*accompagnements, *activites) for ligne in lignes])
    projeter_accompagnements(session, [cra for cra, _ in accompagnements])
    projeter_coordination(session, [cra for cra, _ in activites])
    session.commit()


@cache
def _lire(nom: str) -> list[dict[str, str]]:
    with (REFERENTIELS / nom).open(encoding="utf-8", newline="") as fichier:
        return list(csv.DictReader(fichier, delimiter=";"))


def create_geographie(session: Session, hasard: Random) -> None:
    """The whole country, and few communes; populations small enough to make uneven ratios."""
    departements = [
        Departement(
            code=ligne["code"],
            nom=ligne["nom"],
            region_code=None if ligne["code"] in COLLECTIVITES else ligne["region"],
            population=hasard.randrange(1, 90_000),
        )
        for ligne in _lire("departements.csv")
        if ligne["zone"] != "com" or ligne["code"] in COLLECTIVITES
    ]
    regions = [
        Region(
            code=ligne["code"],
            nom=ligne["nom"],
            population=sum(d.population for d in departements if d.region_code == ligne["code"]),
        )
        for ligne in _lire("regions.csv")
        if ligne["zone"] != "com"
    ]
    communes = [
        Commune(
            code=ligne["code"],
            nom=ligne["nom"],
            nom_plie=plier(ligne["nom"]),
            departement_code=ligne["departement"],
            codes_postaux=ligne["codes_postaux"],
            population=int(ligne["population"] or 0),
            commune_mere=next((m for debut, m in MERES.items() if ligne["code"].startswith(debut)), ligne["code"]),
        )
        for ligne in _lire("communes.csv")
        if ligne["code"] in COMMUNES
    ]
    for lot in (regions, departements, communes):
        session.add_all(lot)
        session.flush()


def _structures(session: Session, hasard: Random) -> list[Structure]:
    """Some with the same name, some in an arrondissement; the last one never employs anyone."""
    structures = [
        Structure(
            id_externe=f"S{rang}",
            nom=(nom := f"Maison {'des Services' if rang < 3 else rang}"),
            nom_plie=plier(nom),
            commune_code=hasard.choice(COMMUNES),
            dotation=hasard.randrange(4),
        )
        for rang in range(9)
    ]
    return _ecrire(session, structures)


def _conseillers(session: Session, hasard: Random) -> list[Conseiller]:
    """Ten people, the first three coordinators; some never activated, some activated on a frontier."""
    return _ecrire(
        session,
        [
            Conseiller(
                id_externe=f"C{rang}",
                prenom="Camille",
                nom=f"Martin {rang}",
                nom_plie=plier(f"Camille Martin {rang}"),
                est_coordinateur=rang < 3,
                active_le=hasard.choice([None, *hasard.sample(JOURS, 3)]),
            )
            for rang in range(10)
        ],
    )


def _postes(
    session: Session, hasard: Random, conseillers: Sequence[Conseiller], structures: Sequence[Structure]
) -> list[Poste]:
    """None, one, a transfer the next day, two at once, one that ends on a frontier."""
    postes: list[Poste] = []

    def creer(conseiller: Conseiller, structure: Structure, debut: date, fin: date | None) -> None:
        postes.append(
            Poste(conseiller_id=conseiller.id, structure_id=structure.id, date_debut=debut, date_fin=fin)
        )

    for conseiller in conseillers:
        un, autre = hasard.sample(structures[:-1], 2)
        debut, fin = sorted(hasard.sample(JOURS, 2))
        match hasard.randrange(5):
            case 1:
                creer(conseiller, un, debut, None)
            case 2:
                creer(conseiller, un, debut, fin)
                creer(conseiller, autre, fin + timedelta(days=1), None)
            case 3:
                creer(conseiller, un, debut, None)
                creer(conseiller, autre, fin, None)
            case 4:
                creer(conseiller, un, debut, fin)
                creer(conseiller, un, fin + timedelta(days=200), None)
    return _ecrire(session, postes)


def _equipes(session: Session, hasard: Random, conseillers: Sequence[Conseiller]) -> None:
    """Members who left and came back, one entered twice over the same days; the last coordinator has no team."""
    coordinateurs = [c for c in conseillers if c.est_coordinateur]
    membres: list[Equipe] = []
    for coordinateur in coordinateurs[:-1]:
        for conseiller in hasard.sample([c for c in conseillers if c is not coordinateur], 6):
            depart, retour = sorted(hasard.sample(JOURS[1:], 2))
            passages = hasard.choice(
                [
                    [(JOURS[0], depart), (retour, None)],
                    [(JOURS[0], retour), (depart, None)],
                    [(depart, retour)],
                    [(JOURS[0], None)],
                ]
            )
            membres.extend(
                Equipe(coordinateur_id=coordinateur.id, conseiller_id=conseiller.id, date_debut=du, date_fin=au)
                for du, au in passages
            )
    _ecrire(session, membres)


def _tags(session: Session, hasard: Random, conseillers: Sequence[Conseiller]) -> list[Tag]:
    """Two people's tags of one name (but for an accent), and others that all share."""
    noms = ["Projet Été", "projet ete", "Café IA", "Seniors", "France Services"]
    return _ecrire(
        session,
        [
            Tag(nom=nom, nom_plie=plier(nom), conseiller_id=proprietaire.id)
            for nom, proprietaire in zip(noms, hasard.sample(conseillers, len(noms)), strict=True)
        ],
    )


def _circonstance(
    hasard: Random, auteurs: Sequence[Conseiller], postes: Sequence[Poste], structures: Sequence[Structure]
) -> tuple[Conseiller, date, Structure | None]:
    """Who, when, and for which employer: one of the postes of that day, none outside any poste."""
    auteur, jour = hasard.choice(auteurs), hasard.choice(JOURS)
    if hasard.random() < 0.3:
        jour += timedelta(days=hasard.randrange(-3, 4) if jour > JOURS[0] else 1)
    tenus = {
        poste.structure_id
        for poste in postes
        if poste.conseiller_id == auteur.id and poste.date_debut <= jour <= (poste.date_fin or date.max)
    }
    possibles = [structure for structure in structures if structure.id in tenus]
    return auteur, jour, hasard.choice(possibles) if possibles else None


def _ecrire(session: Session, lignes: list[Any]) -> list[Any]:
    session.add_all(lignes)
    session.flush()
    return lignes
