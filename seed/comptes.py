"""The five demonstration accounts, and the drafts that two of them left."""

from dataclasses import dataclass
from datetime import date, timedelta

from coop_data.domain.accompagnement import Activite, Thematique, TypeLieu
from coop_data.domain.coordination import ThematiqueAnimation, TypeAnimation, TypeEvenement
from coop_data.domain.roles import Role
from coop_data.models import Brouillon, Utilisateur
from seed.hasard import Hasard
from seed.instants import moment
from seed.lignes import Ligne, ligne_of
from seed.monde import CONSEILLER_DU_SCENARIO, COORDINATRICE_DU_SCENARIO, Monde


@dataclass(frozen=True, slots=True)
class Compte:
    """A demonstration account."""

    email: str
    prenom: str
    nom: str
    role: Role


COMPTES = (
    Compte("coordinateur@exemple.fr", *COORDINATRICE_DU_SCENARIO, Role.COORDINATEUR),
    Compte("conseiller@exemple.fr", *CONSEILLER_DU_SCENARIO, Role.CONSEILLER),
    Compte("structure@exemple.fr", "Claire", "Delaunay", Role.STRUCTURE),
    Compte("anct@exemple.fr", "Hugo", "Mercier", Role.ANCT),
    Compte("admin@exemple.fr", "Sophie", "Bernard", Role.ADMIN),
)


def lignes_comptes(hasard: Hasard, monde: Monde, mot_de_passe_hache: str, aujourdhui: date) -> list[Ligne]:
    """The rows of the accounts, each linked to its person or its structure."""
    personnes = {Role.COORDINATEUR: monde.coordinateurs[0].id, Role.CONSEILLER: monde.conseillers[0].id}
    cree_le = moment(hasard, aujourdhui - timedelta(days=900), aujourdhui)
    return [
        ligne_of(
            Utilisateur,
            {
                "id": hasard.identifiant(),
                "email": compte.email,
                "prenom": compte.prenom,
                "nom": compte.nom,
                "mot_de_passe": mot_de_passe_hache,
                "roles": [compte.role.value],
                "conseiller_id": personnes.get(compte.role),
                "structure_id": monde.employeurs[0].id if compte.role is Role.STRUCTURE else None,
                "est_demonstration": True,
                "cree_le": cree_le,
                "modifie_le": cree_le,
            },
        )
        for compte in COMPTES
    ]


def lignes_brouillons(hasard: Hasard, comptes: list[Ligne], aujourdhui: date) -> list[Ligne]:
    """Forms begun yesterday and left half filled."""
    hier = aujourdhui - timedelta(days=1)
    auteurs = {ligne["email"]: ligne["id"] for ligne in comptes}
    contenus = (
        (
            "coordinateur@exemple.fr",
            "animation",
            {
                "duree_minutes": 90,
                "mediateurs": 6,
                "type_animation": TypeAnimation.GROUPE_DE_TRAVAIL.value,
                "thematiques": [ThematiqueAnimation.PARTAGE.value],
            },
        ),
        (
            "coordinateur@exemple.fr",
            "evenement",
            {"nom": "Forum des associations", "type_evenement": TypeEvenement.GRAND_PUBLIC.value},
        ),
        (
            "conseiller@exemple.fr",
            "accompagnement",
            {
                "activite": Activite.INDIVIDUEL.value,
                "type_lieu": TypeLieu.DOMICILE.value,
                "thematiques": [Thematique.EMAIL.value],
                "duree_minutes": 45,
            },
        ),
    )
    lignes = []
    for email, formulaire, contenu in contenus:
        cree_le = moment(hasard, hier, aujourdhui)
        champs = {
            "id": hasard.identifiant(),
            "utilisateur_id": auteurs[email],
            "formulaire": formulaire,
            "contenu": {"date": hier.isoformat(), **contenu},
            "cree_le": cree_le,
            "modifie_le": cree_le,
        }
        lignes.append(ligne_of(Brouillon, champs))
    return lignes
