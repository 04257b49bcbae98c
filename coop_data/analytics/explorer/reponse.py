"""The answer of the Explorer: a pivot per measure asked, over the same rows, columns and reports."""

from dataclasses import dataclass

from coop_data.analytics.explorer.phrase import phrase
from coop_data.analytics.explorer.pivot import Pivot
from coop_data.analytics.explorer.question import Question, adresse_of
from coop_data.analytics.explorer.tableau import Tableau, tableaux_of
from coop_data.analytics.questions import Paires


@dataclass(frozen=True, slots=True, eq=False)
class Reponse:
    """The pivots of the measures, in the order asked: the first one orders the rows and chooses those shown."""

    pivots: tuple[Pivot, ...]

    @property
    def principal(self) -> Pivot:
        """The pivot of the first measure, whose rows and columns are those of all."""
        return self.pivots[0]

    @property
    def questions(self) -> tuple[Question, ...]:
        """The questions answered."""
        return tuple(pivot.question for pivot in self.pivots)

    @property
    def est_vide(self) -> bool:
        """True when no report was found: pages then say so in a sentence."""
        return self.principal.est_vide

    @property
    def tableaux(self) -> tuple[Tableau, ...]:
        """The tables that screens and files show."""
        return tableaux_of(self.pivots)

    def adresse(self) -> Paires:
        """The (key, value) pairs that ask it again."""
        return adresse_of(self.questions)

    def phrase(self) -> str:
        """The sentence that says what is shown."""
        return phrase(self.questions, self.principal.contexte, vide=self.est_vide)

    def notes(self) -> tuple[str, ...]:
        """How to read it, in French sentences; one that is not true of every measure names the measures."""
        de: dict[str, list[str]] = {}
        for pivot in self.pivots:
            for note in pivot.notes():
                de.setdefault(note, []).append(pivot.question.statistique.libelle)
        toutes = len(self.pivots)
        return tuple(
            note if len(mesures) == toutes else f"{' et '.join(mesures)} – {note}" for note, mesures in de.items()
        )
