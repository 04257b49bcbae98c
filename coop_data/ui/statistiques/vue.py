"""The object of a page of figures, once its address is read and its rights are checked."""

from dataclasses import dataclass, replace
from datetime import datetime
from urllib.parse import urlencode, urlsplit
from uuid import UUID

import streamlit as st
from sqlmodel import Session

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import verifier_perimetre
from coop_data.analytics.filtres import Filtres, Noms
from coop_data.analytics.questions import STRUCTURE, Question, ecrire_question
from coop_data.analytics.statistique import Domaine
from coop_data.domain.perimetre import Perimetre
from coop_data.errors import AccesRefuse
from coop_data.exports.entete import Entete

PAGE = "/statistiques"
FICHIER_CRA = "/fichiers/cra"


@dataclass(frozen=True, slots=True)
class Vue:
    """A perimeter, a domain and filters, for one account.

    ``question``: the question of the stable address; ``liste``: True when the account may read the CRA behind the
    figures, which a photograph does not hold.
    """

    domaine: Domaine
    perimetre: Perimetre
    filtres: Filtres
    noms: Noms
    nom: str
    acteur: Acteur
    tags_visibles: frozenset[UUID]
    question: Question
    liste: bool

    @property
    def entete(self) -> Entete:
        """The head of the files and quotations of these figures."""
        return Entete(
            self.nom,
            self.filtres,
            datetime.now(self.acteur.fuseau),
            self.filtres.decrire(self.noms),
            self.acteur.fuseau,
            self.acteur.nom,
        )

    def resserree(self, filtres: Filtres) -> "Vue":
        """The same page under narrower filters."""
        employeur = {cle: valeurs for cle, valeurs in self.question.filtres.valeurs if cle == STRUCTURE}
        valeurs = tuple((dict(filtres.valeurs) | employeur).items())
        return replace(
            self, filtres=filtres, question=replace(self.question, filtres=replace(filtres, valeurs=valeurs))
        )

    @property
    def adresse(self) -> str:
        """The stable address, dates written in full."""
        courante = urlsplit(st.context.url or "")
        origine = f"{courante.scheme}://{courante.netloc}" if courante.netloc else ""
        return f"{origine}{PAGE}?{urlencode(self.question.parametres)}"

    def fichier_des_cra(self, extension: str) -> str:
        """The address of the file of these CRA."""
        return f"{FICHIER_CRA}.{extension}?{urlencode(self.question.parametres)}"


def ouvrir_vue(
    session: Session,
    *,
    acteur: Acteur,
    domaine: Domaine,
    perimetre: Perimetre,
    nom: str,
    filtres: Filtres,
    noms: Noms,
    tags_visibles: frozenset[UUID],
) -> Vue:
    """The page of a perimeter already allowed to the account."""
    return Vue(
        domaine=domaine,
        perimetre=perimetre,
        filtres=filtres,
        noms=noms,
        nom=nom,
        acteur=acteur,
        tags_visibles=tags_visibles,
        question=ecrire_question(session, domaine=domaine, perimetre=perimetre, filtres=filtres),
        liste=filtres.photographie is None and _peut_lister(session, acteur, perimetre, domaine),
    )


def _peut_lister(session: Session, acteur: Acteur, perimetre: Perimetre, domaine: Domaine) -> bool:
    try:
        verifier_perimetre(session, acteur=acteur, perimetre=perimetre, lignes=True, domaine=domaine.value)
    except AccesRefuse:
        return False
    return True
