"""« Mon équipe »: members, their dates and figures; any team (``?coordinateur=``) for accounts that follow them
all.
"""

from coop_data.ui.equipe import liste
from coop_data.ui.page import open_page

liste.render(open_page("mon-equipe"))
