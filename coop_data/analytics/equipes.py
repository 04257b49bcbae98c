"""The people of a perimeter side by side: what each logged in a period, including people who logged nothing."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType
from typing import Any
from uuid import UUID

from sqlalchemy import func, select
from sqlmodel import Session

from coop_data.analytics.mesures import expression, ratio
from coop_data.analytics.noms import nommer
from coop_data.analytics.personnes import personnes_en_poste
from coop_data.analytics.requete import Requete, lire
from coop_data.analytics.statistique import ACCOMPAGNEMENTS, Compte, Domaine, Nomenclature, Somme
from coop_data.domain.accompagnement import Thematique
from coop_data.domain.coordination import ThematiqueAnimation

THEMES_MONTRES = 3
MESURES: Mapping[Domaine, Mapping[str, Compte | Somme]] = MappingProxyType(
    {
        Domaine.ACCOMPAGNEMENT: {
            "cra": Compte(),
            "accompagnements": ACCOMPAGNEMENTS,
            "minutes": Somme(("minutes",)),
        },
        Domaine.COORDINATION: {
            "activites": Compte(),
            "animations": Compte(("type", "animation")),
            "evenements": Compte(("type", "evenement")),
            "partenariats": Compte(("type", "partenariat")),
            "minutes_animation": Somme(("minutes",)),
        },
    }
)
"""The measures of each person, by their codes in the catalogue; the first is the number of reports."""

THEMES = {Domaine.ACCOMPAGNEMENT: Thematique, Domaine.COORDINATION: ThematiqueAnimation}


@dataclass(frozen=True, slots=True)
class LigneComparee:
    """One person. ``par_semaine``: reports per week with at least one; ``themes``: the most frequent, with
    their number of reports; ``dernier``: the date of the last report of the period.
    """

    id_externe: str
    nom: str
    valeurs: Mapping[str, int]
    par_semaine: float | None
    themes: tuple[tuple[str, int], ...]
    dernier: date | None


def comparer_les_personnes(session: Session, requete: Requete) -> tuple[LigneComparee, ...]:
    """Everyone in post in the perimeter during the period (coordinators for coordination, the others for
    accompagnements), and people who logged a report of it: those with most reports first, then by name.
    """
    codes = tuple(MESURES[requete.domaine])
    comptes = _comptes(session, requete)
    themes = _themes(session, requete)
    tables = requete.source.tables
    noms = _en_poste(session, requete) | dict(nommer(session, Nomenclature.PERSONNE, comptes, tables=tables))
    lignes = []
    for identifiant, (id_externe, nom) in noms.items():
        *valeurs, semaines, dernier = comptes.get(identifiant, (*(0 for _ in codes), 0, None))
        lignes.append(
            LigneComparee(
                id_externe=id_externe,
                nom=nom,
                valeurs=dict(zip(codes, valeurs, strict=True)),
                par_semaine=ratio(valeurs[0], semaines),
                themes=themes.get(identifiant, ()),
                dernier=dernier,
            )
        )
    return tuple(sorted(lignes, key=lambda ligne: (-ligne.valeurs[codes[0]], ligne.nom, ligne.id_externe)))


def _comptes(session: Session, requete: Requete) -> dict[UUID, tuple[Any, ...]]:
    faits, personne = requete.source.faits, requete.source.personne
    mesures = [expression(mesure, requete).label(code) for code, mesure in MESURES[requete.domaine].items()]
    statement = select(personne, *mesures, func.count(faits.c.semaine.distinct()), func.max(faits.c.date))
    return {
        identifiant: (*(int(valeur or 0) for valeur in valeurs), int(semaines), dernier)
        for identifiant, *valeurs, semaines, dernier in lire(
            session, requete.restreindre(statement).group_by(personne)
        )
    }


def _themes(session: Session, requete: Requete) -> dict[UUID, tuple[tuple[str, int], ...]]:
    """The most frequent themes of each, ties in the order of the vocabulary."""
    faits, valeurs, personne = requete.source.faits, requete.source.valeurs, requete.source.personne
    statement = (
        select(personne, valeurs.c.code, func.count())
        .join_from(faits, valeurs, valeurs.c.cra_id == faits.c.cra_id)
        .where(valeurs.c.dimension == "thematique")
    )
    rangs = {terme.value: rang for rang, terme in enumerate(THEMES[requete.domaine])}
    comptes: dict[UUID, list[tuple[str, int]]] = defaultdict(list)
    for identifiant, code, nombre in lire(
        session, requete.restreindre(statement).group_by(personne, valeurs.c.code)
    ):
        comptes[identifiant].append((code, int(nombre)))
    return {
        identifiant: tuple(
            (THEMES[requete.domaine](code).court, nombre)
            for code, nombre in sorted(mentions, key=lambda mention: (-mention[1], rangs[mention[0]]))[
                :THEMES_MONTRES
            ]
        )
        for identifiant, mentions in comptes.items()
    }


def _en_poste(session: Session, requete: Requete) -> dict[UUID, tuple[str, str]]:
    personnes = personnes_en_poste(
        session,
        requete.perimetre,
        requete.filtres.periode,
        coordination=requete.domaine is Domaine.COORDINATION,
        tables=requete.source.tables,
    )
    return {identifiant: (code, nom) for identifiant, code, nom in personnes}
