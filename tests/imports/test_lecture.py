"""Reading a CSV: encodings, separators, quotes, damaged files; nothing is guessed."""

import pytest

from coop_data.domain.cellules import decouper, delister, echapper, lister, neutraliser, retablir
from coop_data.imports.lecture import FichierRefuse, lire_csv


@pytest.mark.parametrize("encodage", ["utf-8", "utf-8-sig", "cp1252"])
@pytest.mark.parametrize("separateur", [";", ","])
@pytest.mark.parametrize("fin", ["\n", "\r\n"])
def test_encodings_separators_and_line_ends(encodage: str, separateur: str, fin: str) -> None:
    texte = fin.join([f"id{separateur}Nom ", f"1{separateur}Évènement – été", ""])
    table = lire_csv(texte.encode(encodage))
    assert table.entetes == ("id", "nom")
    assert [ligne.cellules for ligne in table.lignes] == [{"id": "1", "nom": "Évènement – été"}]


def test_lines_are_numbered_as_in_the_file_and_blank_ones_skipped() -> None:
    table = lire_csv(b'id;notes\n1;"deux\nlignes ; et ""guillemets"""\n;\n\n2;fin\n')
    assert [(ligne.numero, ligne.cellules["notes"]) for ligne in table.lignes] == [
        (2, 'deux\nlignes ; et "guillemets"'),
        (6, "fin"),
    ]


def test_a_row_of_another_length_says_so() -> None:
    table = lire_csv(b"id;nom\n1\n2;a;b\n3;c\n")
    assert [ligne.anomalie for ligne in table.lignes] == [
        "1 cellules au lieu de 2",
        "3 cellules au lieu de 2",
        "",
    ]


@pytest.mark.parametrize(
    "contenu",
    [
        b"",
        b"\n",
        b"\xef\xbb\xbf",
        b'id;nom\n1;"jamais ferme\n2;b\n',
        b'id;nom\n1;"a"b\n',
        b"id;nom;ID\n1;a;2\n",
        b"\x89PNG\r\n\x1a\n\0\0\0",
        b"id;nom\n1;\x81\n",
        "id;nom\n1;a\n".encode("utf-16"),
    ],
    ids=["empty", "blank", "bom", "open quote", "text after quote", "twice", "binary", "no encoding", "utf-16"],
)
def test_a_broken_file_is_refused_whole(contenu: bytes) -> None:
    with pytest.raises(FichierRefuse):
        lire_csv(contenu)


def test_lists_and_parts_keep_their_separators() -> None:
    textes = ["a|b", "c~d", "e:f", "g\\", "\\|", ""]
    assert lister(textes) == r"a\|b|c\~d|e\:f|g\\|\\\||"
    assert delister(lister(textes)) == textes
    assert decouper("", "|") == []
    assert decouper("a|", "|") == ["a", ""]
    assert echapper("rien") == "rien"


@pytest.mark.parametrize(
    ("texte", "protege"),
    [
        ("=SOMME(A1)", "'=SOMME(A1)"),
        ("+33", "'+33"),
        ("-25 ans", "'-25 ans"),
        ("@ANCT", "'@ANCT"),
        ("\tx", "'\tx"),
        ("\rx", "'\rx"),
        ("'=déjà", "''=déjà"),
        ("'hui", "'hui"),
        ("a=b", "a=b"),
        ("", ""),
    ],
)
def test_formulas_are_neutralised_and_restored(texte: str, protege: str) -> None:
    assert neutraliser(texte) == protege
    assert retablir(protege) == texte
