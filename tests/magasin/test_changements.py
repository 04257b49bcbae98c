"""Numbers committed out of order (PostgreSQL): none is missed, none holds the others back for ever."""

from uuid import UUID

from sqlalchemy import Engine, create_engine
from sqlmodel import Session

from coop_data.faits.changements import noter_changements, version_donnees
from coop_data.magasin.changements import Arrivage, Repere, Suivi, lire_arrivage

A, B, C, D = (UUID(int=rang) for rang in range(1, 5))


def _arrivage(*numeros: tuple[int, UUID], ancienne: int, prochaine: int) -> Arrivage:
    return Arrivage([(numero, "accompagnement", cra) for numero, cra in numeros], ancienne, prochaine)


def _suivre(suivi: Suivi, arrivage: Arrivage) -> tuple[list[int], int]:
    """What is applied, and where the mark then stands."""
    nouveaux, numero = [ligne[0] for ligne in suivi.nouveaux(arrivage)], suivi.etabli(arrivage)
    suivi.noter(arrivage, Repere(numero, {n: cra for n, _, cra in arrivage.lignes}.get(numero)))
    return nouveaux, numero


def test_a_smaller_number_that_comes_later_is_applied_once() -> None:
    suivi = Suivi(Repere(1, A))
    un, trois, deux, quatre = (1, A), (3, C), (2, B), (4, D)
    # Transaction 50 holds the number 2; transaction 51 has committed the number 3.
    assert _suivre(suivi, _arrivage(un, trois, ancienne=50, prochaine=52)) == ([3], 1)
    assert _suivre(suivi, _arrivage(un, trois, ancienne=50, prochaine=52)) == ([], 1)
    assert _suivre(suivi, _arrivage(un, deux, trois, ancienne=52, prochaine=52)) == ([2], 3)
    assert _suivre(suivi, _arrivage(trois, quatre, ancienne=53, prochaine=53)) == ([4], 4)


def test_the_mark_moves_on_although_somebody_is_always_writing() -> None:
    suivi = Suivi(Repere(1, A))
    un, deux, trois, quatre = (1, A), (2, B), (3, C), (4, D)
    assert _suivre(suivi, _arrivage(un, deux, ancienne=50, prochaine=52)) == ([2], 1)
    assert _suivre(suivi, _arrivage(un, deux, trois, ancienne=51, prochaine=54)) == ([3], 1)
    assert _suivre(suivi, _arrivage(un, deux, trois, quatre, ancienne=53, prochaine=56)) == ([4], 2)
    assert _suivre(suivi, _arrivage(deux, trois, quatre, ancienne=57, prochaine=58)) == ([], 4)


def test_a_mark_that_the_records_no_longer_hold_is_another_history() -> None:
    suivi = Suivi(Repere(2, B))
    assert suivi.suit(_arrivage((2, B), (3, C), ancienne=9, prochaine=9))
    assert not suivi.suit(_arrivage((2, C), ancienne=9, prochaine=9))
    assert not suivi.suit(_arrivage((3, B), ancienne=9, prochaine=9))
    assert not suivi.suit(_arrivage(ancienne=9, prochaine=9))
    assert Suivi(Repere()).suit(_arrivage(ancienne=9, prochaine=9))


def test_two_writers_at_once(base_servie: Engine) -> None:
    """On PostgreSQL the first to write commits last; on SQLite they wait for each other."""
    autre = create_engine(base_servie.url)
    ensemble = base_servie.dialect.name == "postgresql"
    suivi, appliques, versions = Suivi(Repere()), [], []
    with Session(base_servie) as premier, Session(autre) as second, base_servie.connect() as lecteur:
        for session, cra in (premier, A), (second, B):
            noter_changements(session, domaine="accompagnement", identifiants=[cra])
            if session is second or not ensemble:
                session.commit()
        for _ in range(2):
            arrivage = lire_arrivage(lecteur, suivi.repere.numero, 10)
            appliques.append([cra for _, _, cra in suivi.nouveaux(arrivage)])
            suivi.noter(arrivage, Repere(suivi.etabli(arrivage)))
            with Session(base_servie) as session:
                versions.append(version_donnees(session))
            lecteur.rollback()
            premier.commit()
        dernier = lire_arrivage(lecteur, suivi.repere.numero, 10)
    assert appliques == ([[B], [A]] if ensemble else [[A, B], []])
    assert suivi.nouveaux(dernier) == []
    assert dernier.lignes[-1][2] == B  # alone, unless another database of the same server is being written
    assert len(set(versions)) == (2 if ensemble else 1)
    autre.dispose()
