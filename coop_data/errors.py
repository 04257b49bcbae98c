"""The errors a person may be shown, without a traceback.

Everything else is a bug: it is logged with a reference number and the person only sees that number.
"""

from collections.abc import Mapping


class CoopError(Exception):
    """Base class of every error raised on purpose by this project."""


class ErreurUtilisateur(CoopError):
    """An error whose French message says to the person what happened and what to do."""


class AccesRefuse(ErreurUtilisateur):
    """The account has no right to this action on this object."""


class Introuvable(ErreurUtilisateur):
    """The object asked for does not exist, or must not be known to exist."""


class ConflitDeVersion(ErreurUtilisateur):
    """The record changed since the person opened it: nothing was written."""


class PerimetreInvalide(ErreurUtilisateur):
    """A perimeter or a filter that does not suit the request (exit status 2 on the command line)."""


class SaisieInvalide(ErreurUtilisateur):
    """One message per field, in the order of the form.

    ``erreurs`` maps a field code (``duree_minutes``, ``partenaires.0.nom``) to its French message.
    """

    def __init__(self, erreurs: Mapping[str, str]) -> None:
        self.erreurs = dict(erreurs)
        super().__init__(" ".join(self.erreurs.values()))
