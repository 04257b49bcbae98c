"""National tags offered from the first day; an administrator may rename, merge or delete them."""

from uuid import NAMESPACE_URL, UUID, uuid5

from sqlalchemy import insert
from sqlmodel import Session, col, select

from coop_data.domain.tags import PorteeTag
from coop_data.domain.texte import plier
from coop_data.models import Tag, maintenant

TAGS_NATIONAUX = (
    ("Café IA", "Échanger sans crainte sur l’intelligence artificielle."),
    ("France Services", "Actions menées avec un espace France Services."),
    ("Aidants Connect", "Démarches réalisées avec un mandat Aidants Connect."),
    ("NEC", "Numérique en Commun[s] : préparation, tenue et suites."),
    ("Semaine de la cyber", "Octobre, mois européen de la cybersécurité."),
    ("Reconditionné solidaire", "Équiper les foyers avec du matériel reconditionné."),
    ("Parentalité numérique", "Écrans, jeux et réseaux sociaux en famille."),
    ("Feuille de route France Numérique Ensemble", "Actions d’une feuille de route territoriale."),
)


def identifiant_de(nom: str) -> UUID:
    """The same identifier everywhere: a tag renamed or deleted here does not come back."""
    return uuid5(NAMESPACE_URL, f"coop-data:tag-national:{plier(nom)}")


def charger_tags_nationaux(session: Session) -> int:
    """Write the national tags that this database never had. Returns how many."""
    identifiants = {identifiant_de(nom) for nom, _ in TAGS_NATIONAUX}
    connus = set(session.exec(select(Tag.id).where(col(Tag.id).in_(identifiants))))
    instant = maintenant()
    lignes = [
        {
            "id": identifiant_de(nom),
            "portee": PorteeTag.NATIONAL,
            "nom": nom,
            "nom_plie": plier(nom),
            "description": description,
            "cree_le": instant,
            "modifie_le": instant,
        }
        for nom, description in TAGS_NATIONAUX
        if identifiant_de(nom) not in connus
    ]
    if lignes:
        session.execute(insert(Tag.__table__), lignes)  # type: ignore[attr-defined]
    return len(lignes)
