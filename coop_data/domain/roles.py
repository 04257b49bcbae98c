"""Roles of the people who log in; a person may hold several."""

from coop_data.domain.termes import Terme


class Role(Terme):
    """What a person may do is decided per role, in ``coop_data.acces``."""

    CONSEILLER = "conseiller", "Conseiller·ère numérique"
    COORDINATEUR = "coordinateur", "Coordinateur·ice"
    STRUCTURE = "structure", "Structure employeuse"
    ANCT = "anct", "Analyste ANCT"
    ADMIN = "admin", "Administrateur·ice"
