"""The project of a tag: its figures, its time, its activities and their files."""

from coop_data.ui.page import open_page
from coop_data.ui.tags import projet

projet.render(open_page("projet", titre=False))
