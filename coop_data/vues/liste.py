"""The views that an account sees on a page: its own, and those shared with one of its roles."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID

from sqlalchemy import or_
from sqlmodel import Session, col, select

from coop_data.acces.acteur import Acteur
from coop_data.acces.capacites import Action, Cible, Objet, peut
from coop_data.domain.roles import Role
from coop_data.domain.texte import plier
from coop_data.models import Utilisateur, VueEnregistree
from coop_data.vues.contenu import Paires, ecrire_parametres


@dataclass(frozen=True, slots=True)
class VueLue:
    """A view. ``est_mienne``: the reader made it; ``auteur``: the name of its maker."""

    id: UUID
    page: str
    nom: str
    parametres: Paires
    role_partage: Role | None
    est_par_defaut: bool
    auteur: str
    est_mienne: bool

    def est_affichee(self, paires: Iterable[tuple[str, str]]) -> bool:
        """True when an address shows this view, in whatever order its parameters are."""
        return sorted(paires) == sorted(self.parametres)


def lister_vues(session: Session, *, acteur: Acteur, page: str) -> tuple[VueLue, ...]:
    """The views of a page that the account may open, its own first, then by name.

    The page checks the right to open one: a shared address gives none.
    """
    if acteur.utilisateur_id is None or not peut(acteur, Action.LIRE, Objet.VUE):
        return ()
    requete = (
        select(VueEnregistree, Utilisateur)
        .join(Utilisateur, col(Utilisateur.id) == col(VueEnregistree.utilisateur_id))
        .where(
            VueEnregistree.page == page,
            or_(
                col(VueEnregistree.utilisateur_id) == acteur.utilisateur_id,
                col(VueEnregistree.role_partage).in_([role.value for role in acteur.roles]),
            ),
        )
    )
    lues = [lire(vue, auteur, acteur) for vue, auteur in session.exec(requete)]
    return tuple(sorted(lues, key=lambda vue: (not vue.est_mienne, plier(vue.nom), str(vue.id))))


def lire(vue: VueEnregistree, auteur: Utilisateur, acteur: Acteur) -> VueLue:
    """A stored view as the account sees it, without somebody else's default."""
    mienne = vue.utilisateur_id == acteur.utilisateur_id
    return VueLue(
        id=vue.id,
        page=vue.page,
        nom=vue.nom,
        parametres=ecrire_parametres(vue.parametres),
        role_partage=Role(vue.role_partage) if vue.role_partage else None,
        est_par_defaut=vue.est_par_defaut and mienne,
        auteur=f"{auteur.prenom} {auteur.nom}",
        est_mienne=mienne,
    )


def peut_partager(acteur: Acteur) -> bool:
    """True when the account may share its views with a role."""
    return peut(acteur, Action.CREER, Objet.VUE_PARTAGEE, Cible(utilisateur_id=acteur.utilisateur_id))
