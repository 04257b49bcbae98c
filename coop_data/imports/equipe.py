"""The people named by the rows of a team's export: members of one coordinator's team on the day of
the activity.
"""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from uuid import UUID

from sqlmodel import Session, col, select

from coop_data.domain.periode import couvre
from coop_data.domain.termes import cle
from coop_data.formats import jour as ecrire_jour
from coop_data.models import Conseiller, Equipe

Nom = tuple[str, str]
"""First name and last name, folded: case, accents, apostrophes and hyphens do not tell two people apart."""

SANS_NOM = "le nom du médiateur est absent : demandez-lui son propre export"
INCONNU = "aucun membre de ce nom dans l’équipe : invitez la personne, avec ses dates, ou corrigez le nom"
HORS_DATES = "membre de l’équipe, mais pas le {jour} : corrigez les dates d’appartenance"
AMBIGU = "plusieurs membres de l’équipe portent ce nom ({membres}) : importez l’export personnel de chacun"


@dataclass(frozen=True, slots=True)
class Membre:
    """One stay in the team; both days are included, and there is no last day while it lasts."""

    conseiller_id: UUID
    id_externe: str
    date_debut: date
    date_fin: date | None

    def est_la(self, jour: date) -> bool:
        """True when the stay covers that day."""
        return couvre(self.date_debut, self.date_fin, jour)


@dataclass(frozen=True)
class EquipeConnue:
    """The members of a team, by name."""

    membres: dict[Nom, list[Membre]]

    def trouver(self, prenom: str, nom: str, jour: date) -> UUID:
        """The one member of that name on that day.

        Raises ``ValueError``, with the reason to show, when there is none or more than one: a name is not guessed.
        """
        if not (prenom.strip() and nom.strip()):
            raise ValueError(SANS_NOM)
        homonymes = self.membres.get((cle(prenom), cle(nom)), [])
        presents = {membre.conseiller_id: membre for membre in homonymes if membre.est_la(jour)}
        if not homonymes:
            raise ValueError(INCONNU)
        if not presents:
            raise ValueError(HORS_DATES.format(jour=ecrire_jour(jour)))
        if len(presents) > 1:
            identifiants = ", ".join(sorted(membre.id_externe for membre in presents.values()))
            raise ValueError(AMBIGU.format(membres=identifiants))
        return next(iter(presents))


def lire_equipe(session: Session, coordinateur_id: UUID) -> EquipeConnue:
    """Read the team of a coordinator, past members included."""
    membres: dict[Nom, list[Membre]] = defaultdict(list)
    requete = (
        select(Conseiller, Equipe)
        .join(Equipe, col(Equipe.conseiller_id) == Conseiller.id)
        .where(Equipe.coordinateur_id == coordinateur_id)
    )
    for personne, lien in session.exec(requete):
        membre = Membre(personne.id, personne.id_externe, lien.date_debut, lien.date_fin)
        membres[cle(personne.prenom), cle(personne.nom)].append(membre)
    return EquipeConnue(membres)
