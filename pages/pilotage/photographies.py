"""« Photographies »: the figures of quarters that have ended, frozen once and for all."""

from coop_data.ui.page import open_page
from coop_data.ui.pilotage.photographies import montrer_photographies

contexte = open_page("photographies")
montrer_photographies(contexte.acteur)
