"""Quick entry: reading one French line, by rules and on this machine, into the fields of one of the four forms.

No guess is silent: each field found comes with its words, other possible readings are told, and the words not
understood are returned. Nothing is written here.
"""

from coop_data.saisie.rapide.lecture import Lecture as Lecture
from coop_data.saisie.rapide.lecture import lire_ligne as lire_ligne
from coop_data.saisie.rapide.lecture import repondre as repondre
from coop_data.saisie.rapide.questions import Question as Question
from coop_data.saisie.rapide.questions import Reponse as Reponse
