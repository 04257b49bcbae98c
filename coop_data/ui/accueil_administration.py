"""The home page of administrators: what needs attention, and their tools."""

from coop_data.acces.acteur import Acteur
from coop_data.domain.roles import Role
from coop_data.ui.administration import hub
from coop_data.ui.page import Contexte


def concerns(acteur: Acteur) -> bool:
    """True for administrators."""
    return acteur.est(Role.ADMIN)


def show(contexte: Contexte) -> None:
    """The first things that an administrator does."""
    hub.render(contexte.acteur)
