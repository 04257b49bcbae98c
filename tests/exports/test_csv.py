"""The dialect of our CSV."""

from coop_data.exports.csv import ecrire_csv


def test_bom_separator_line_ends_quotes_and_formulas() -> None:
    octets = ecrire_csv([("a", "b"), ("x;y", 'dit "oui"'), ("=1", -1), (None, 0.5), ("l1\nl2", "l1\rl2")])
    assert octets.decode("utf-8") == (
        '\ufeffa;b\r\n"x;y";"dit ""oui"""\r\n\'=1;-1\r\n;0,5\r\n"l1\nl2";"l1\rl2"\r\n'
    )
