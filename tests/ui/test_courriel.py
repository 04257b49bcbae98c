"""A message opened in one's mail: addresses, accents and ends of lines as RFC 6068 writes them."""

from coop_data.ui.courriel import adresse_de_courriel


def test_lines_end_as_those_of_a_mail() -> None:
    assert adresse_de_courriel("a.b@exemple.fr", objet="Été ?", texte="Bonjour,\n\nMerci & bonne journée") == (
        "mailto:a.b@exemple.fr?subject=%C3%89t%C3%A9%20%3F&body=Bonjour%2C%0D%0A%0D%0AMerci%20%26%20bonne%20journ%C3%A9e"
    )
