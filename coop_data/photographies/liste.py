"""Existing photographs, latest quarter first, and the one that an address names."""

from dataclasses import dataclass

from sqlmodel import Session, col, func, select
from sqlmodel.sql.expression import SelectOfScalar

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Objet, verifier_droit
from coop_data.domain.periode import Periode, mois_decale, trimestre_of
from coop_data.domain.photographies import Cliche
from coop_data.errors import Introuvable
from coop_data.models import Photographie

INCONNUE = "Aucune photographie n’a le code « {} » : choisissez-en une dans la liste."


@dataclass(frozen=True, slots=True)
class Prise:
    """A photograph, who took it (the name at that time), and how many CRA of each kind it holds."""

    cliche: Cliche
    auteur: str
    accompagnements: int
    activites: int

    @property
    def cras(self) -> int:
        """Both kinds."""
        return self.accompagnements + self.activites


def lister_photographies(session: Session, *, acteur: Acteur) -> list[Prise]:
    """Every photograph, the latest quarter first, then the latest taken. Raises ``AccesRefuse``."""
    verifier_droit(acteur, Action.LIRE, Objet.PHOTOGRAPHIE)
    requete = select(Photographie).order_by(col(Photographie.trimestre).desc(), col(Photographie.rang).desc())
    return [
        Prise(_cliche(ligne), ligne.auteur, ligne.accompagnements, ligne.activites)
        for ligne in session.exec(requete)
    ]


def cliches_de(session: Session, *, acteur: Acteur, periode: Periode) -> list[Cliche]:
    """The photographs that hold every day of a period, the latest taken first. Raises ``AccesRefuse``."""
    prises = lister_photographies(session, acteur=acteur)
    return [prise.cliche for prise in prises if prise.cliche.couvre(periode)]


def trouver_cliche(session: Session, code: str) -> Cliche | None:
    """The photograph of a code (``2026-T3-1``), or the last one of a quarter (``2026-T3``); ``None`` for ``""``.

    Raises ``Introuvable`` for a code that no photograph bears.
    """
    if not code:
        return None
    ligne = session.get(Photographie, code) or session.exec(_derniere_de(code)).first()
    if ligne is None:
        raise Introuvable(INCONNUE.format(code))
    return _cliche(ligne)


def cliche_precedent(session: Session, cliche: Cliche) -> Cliche | None:
    """The photograph to compare with: the last one of the previous quarter, taken no later than this one."""
    trimestre = trimestre_of(mois_decale(cliche.periode.du, -3))
    ligne = session.exec(_derniere_de(trimestre).where(Photographie.prise_le <= cliche.prise_le)).first()
    return _cliche(ligne) if ligne else None


def dernier_rang(session: Session, trimestre: str) -> int:
    """How many photographs a quarter has."""
    rang = session.exec(select(func.max(Photographie.rang)).where(Photographie.trimestre == trimestre)).one()
    return rang or 0


def _derniere_de(trimestre: str) -> SelectOfScalar[Photographie]:
    return select(Photographie).where(Photographie.trimestre == trimestre).order_by(col(Photographie.rang).desc())


def _cliche(ligne: Photographie) -> Cliche:
    return Cliche(ligne.trimestre, ligne.rang, ligne.prise_le, ligne.avec_suivi)
