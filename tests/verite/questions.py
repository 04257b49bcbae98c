"""A case of the recount asked as people ask it: an account, and the address of a page."""

from dataclasses import dataclass, replace
from datetime import date
from random import Random
from urllib.parse import urlencode
from uuid import UUID

from sqlmodel import Session
from starlette.datastructures import QueryParams

from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.tags import tags_visibles
from tests.recompte.cas import Cas
from tests.recompte.registre import Registre
from tests.recompte.selection import choisir
from tests.recompte.tirage import TOUT, tirer

# fmt: off
PERIODES = [
    (date(2020, 12, 1), date(2021, 2, 28)), (date(2023, 3, 1), date(2023, 4, 30)),
    (date(2023, 12, 15), date(2024, 3, 15)), (date(2024, 1, 1), date(2024, 6, 30)),
    (date(2024, 6, 15), date(2024, 12, 30)), (date(2024, 12, 1), date(2025, 4, 15)),
    (date(2025, 10, 1), date(2026, 1, 10)), TOUT,
]
"""What people look at: some months about a turn of years or quarters; eight years, and their weeks, at times."""
# fmt: on

ANCT = Acteur("Camille Analyste", frozenset({Role.ANCT}))
PREMIER_JOUR = date(2020, 1, 1)


@dataclass(frozen=True)
class Demande:
    """Who asks what; ``registre``: the records with no other tags than those this account may read."""

    acteur: Acteur
    cas: Cas
    registre: Registre

    @property
    def adresse(self) -> QueryParams:
        """The parameters of the page and of its files."""
        paires = [("perimetre", self.cas.perimetre), ("domaine", self.cas.domaine)]
        paires += [("periode", f"{self.cas.du}_{self.cas.au}"), ("selon", self.cas.selon), *self.cas.filtres]
        return QueryParams(urlencode(paires))


def tirer_une_page(registre: Registre, graine: int, rang: int) -> Cas:
    """A case of the recount, « everything » most often narrowed to one of ``PERIODES`` where something counts."""
    cas = tirer(registre, graine, rang)
    if (cas.du, cas.au) != TOUT:
        return cas
    essais = [replace(cas, du=du, au=au) for du, au in Random(f"{graine}/{rang}").sample(PERIODES, 4)]
    return next((essai for essai in essais if choisir(registre, essai)), essais[-1])


def demander(session: Session, registre: Registre, cas: Cas) -> Demande:
    """The ANCT asks everything, but what a person did for one employer: that employer does.

    Where it never employed the person, the ANCT asks with the filter of that structure, which means the same.
    """
    cas = replace(cas, du=max(cas.du, PREMIER_JOUR))
    acteur = ANCT
    if cas.structure is not None:
        employeur = _employeur(registre, cas)
        acteur = Acteur("Employeur", frozenset({Role.STRUCTURE}), structure_id=employeur) if employeur else ANCT
        if employeur is None:
            cas = replace(cas, structure=None, filtres=_filtres_de_la_structure(cas))
    return Demande(acteur, cas, vu_par(session, registre, acteur))


def vu_par(session: Session, registre: Registre, acteur: Acteur) -> Registre:
    """The records as an account names them: the tags that it may not read are not there."""
    visibles = {tag.id for tag in tags_visibles(session, acteur=acteur, archives=True)}
    return replace(
        registre,
        tags={cle: tag for cle, tag in registre.tags.items() if cle in visibles},
        tags_des_cra={
            cra: [tag for tag in tags if tag in visibles] for cra, tags in registre.tags_des_cra.items()
        },
    )


def _employeur(registre: Registre, cas: Cas) -> UUID | None:
    """The structure of the case, if the person ever held a post there."""
    personne = cas.perimetre.partition(":")[2]
    postes = {
        registre.structures[poste.structure_id].id_externe: poste.structure_id
        for poste in registre.postes
        if registre.conseillers[poste.conseiller_id].id_externe == personne
    }
    return postes.get(cas.structure or "")


def _filtres_de_la_structure(cas: Cas) -> tuple[tuple[str, str], ...]:
    """The filters, those of structures narrowed to the one of the case."""
    autres = tuple((cle, valeur) for cle, valeur in cas.filtres if cle != "structure")
    demandees = {valeur for cle, valeur in cas.filtres if cle == "structure"}
    if demandees and cas.structure not in demandees:
        return cas.filtres  # the case then asks for nothing in common: left as another question
    return (*autres, ("structure", cas.structure or ""))
