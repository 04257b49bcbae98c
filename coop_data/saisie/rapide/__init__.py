"""Quick entry: one French line read, by rules and on this machine, into the fields of one of the four forms.

Nothing here guesses in silence: each field found carries the words it came from, what could be read
otherwise is said, and what was not understood is given back. Nothing here writes either.
"""

from coop_data.saisie.rapide.lecture import Lecture as Lecture
from coop_data.saisie.rapide.lecture import lire_ligne as lire_ligne
from coop_data.saisie.rapide.lecture import repondre as repondre
from coop_data.saisie.rapide.questions import Question as Question
from coop_data.saisie.rapide.questions import Reponse as Reponse
