"""The text that a coordinator writes beside the figures of a quarter, saved as it is typed and never overwritten
unseen.
"""

from datetime import date, datetime
from typing import Final
from uuid import UUID

from sqlmodel import Session, select
from sqlmodel.sql.expression import SelectOfScalar

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import REFUS, Action, Cible, Objet, verifier_droit
from coop_data.domain.periode import PREMIER_JOUR, Periode, dernier_jour_offert, periode_du_trimestre
from coop_data.errors import AccesRefuse, ConflitDeVersion, ErreurUtilisateur, Introuvable, SaisieInvalide
from coop_data.journal import journaliser
from coop_data.models import BilanTrimestriel, maintenant

TEXTE: Final = "texte"
LONGUEUR_MAX: Final = 20_000
TROP_LONG: Final = f"Ce texte dépasse {LONGUEUR_MAX:_} signes : raccourcissez-le.".replace("_", "\u202f")
CHANGE: Final = (
    "Ce texte a changé ailleurs depuis que vous l’avez ouvert (autre onglet, autre appareil). "
    "Rien n’est perdu : choisissez la version à garder."
)
OBJET: Final = "bilan_trimestriel"
COMPLET, PLUS_COMPLET = "declarer_complet", "retirer_complet"
"""The operations of the journal for « mon trimestre est complet » and its withdrawal."""

PAS_COMMENCE: Final = "Ce trimestre n’a pas commencé : il pourra être déclaré complet plus tard."
HORS_CALENDRIER: Final = "Ce trimestre n’est pas dans le calendrier : choisissez-en un dans la liste."


def lire_bilan(session: Session, *, acteur: Acteur, trimestre: str) -> BilanTrimestriel | None:
    """One's own text of a quarter (``AAAA-Tn``), if any. Raises ``AccesRefuse``, ``Introuvable``."""
    auteur = _auteur(acteur)
    periode_offerte(trimestre, acteur.aujourdhui())
    return session.exec(_requete(auteur, trimestre)).first()


def garder_texte(session: Session, *, acteur: Acteur, trimestre: str, texte: str, lu: str) -> datetime:
    """Save the text. Returns the moment it was saved. ``lu``: the text as it was before the change.

    Raises ``ConflitDeVersion`` when another text was saved meanwhile (nothing is written), ``SaisieInvalide``,
    ``AccesRefuse``, ``Introuvable``.
    """
    auteur = _auteur(acteur)
    periode_offerte(trimestre, acteur.aujourdhui())
    if len(texte) > LONGUEUR_MAX:
        raise SaisieInvalide({TEXTE: TROP_LONG})
    bilan = session.exec(_requete(auteur, trimestre).with_for_update()).first()
    if bilan is None:
        bilan = BilanTrimestriel(conseiller_id=auteur, trimestre=trimestre)
    if bilan.texte not in (lu, texte):
        raise ConflitDeVersion(CHANGE)
    if bilan.texte != texte:
        bilan.texte, bilan.modifie_le = texte, maintenant()
        session.add(bilan)
        session.flush()
    return bilan.modifie_le


def declarer_complet(session: Session, *, acteur: Acteur, trimestre: str) -> datetime:
    """Declare « mon trimestre est complet ». Returns since when. It locks nothing; ``retirer_complet`` withdraws
    it.

    Raises ``AccesRefuse``, ``Introuvable``, ``ErreurUtilisateur`` for a quarter that has not begun.
    """
    bilan = _bilan_a_marquer(session, acteur, trimestre)
    if periode_du_trimestre(trimestre).du > acteur.aujourdhui():
        raise ErreurUtilisateur(PAS_COMMENCE)
    if bilan.complet_le is None:
        bilan.complet_le = maintenant()
        _marquer(session, acteur, bilan, COMPLET)
    return bilan.complet_le


def retirer_complet(session: Session, *, acteur: Acteur, trimestre: str) -> None:
    """Withdraw « mon trimestre est complet ». Raises ``AccesRefuse``, ``Introuvable``."""
    bilan = _bilan_a_marquer(session, acteur, trimestre)
    if bilan.complet_le is not None:
        bilan.complet_le = None
        _marquer(session, acteur, bilan, PLUS_COMPLET)


def _bilan_a_marquer(session: Session, acteur: Acteur, trimestre: str) -> BilanTrimestriel:
    auteur = _auteur(acteur)
    periode_offerte(trimestre, acteur.aujourdhui())
    bilan = session.exec(_requete(auteur, trimestre).with_for_update()).first()
    return bilan or BilanTrimestriel(conseiller_id=auteur, trimestre=trimestre)


def _marquer(session: Session, acteur: Acteur, bilan: BilanTrimestriel, action: str) -> None:
    session.add(bilan)
    session.flush()
    journaliser(
        session,
        acteur=acteur,
        action=action,
        objet=OBJET,
        objet_id=bilan.id,
        apres={"conseiller_id": bilan.conseiller_id, "trimestre": bilan.trimestre},
    )


def periode_offerte(trimestre: str, aujourdhui: date) -> Periode:
    """The dates of a quarter of the calendar. Raises ``Introuvable`` for anything else."""
    try:
        periode = periode_du_trimestre(trimestre)
    except ValueError as erreur:
        raise Introuvable(HORS_CALENDRIER) from erreur
    if not PREMIER_JOUR <= periode.du <= dernier_jour_offert(aujourdhui):
        raise Introuvable(HORS_CALENDRIER)
    return periode


def _requete(auteur: UUID, trimestre: str) -> SelectOfScalar[BilanTrimestriel]:
    return select(BilanTrimestriel).where(
        BilanTrimestriel.conseiller_id == auteur, BilanTrimestriel.trimestre == trimestre
    )


def _auteur(acteur: Acteur) -> UUID:
    """The coordinator whose text it is. Raises ``AccesRefuse`` for any other account."""
    verifier_droit(acteur, Action.MODIFIER, Objet.COORDINATION, Cible(conseiller_id=acteur.conseiller_id))
    if acteur.conseiller_id is None:
        raise AccesRefuse(REFUS)
    return acteur.conseiller_id
