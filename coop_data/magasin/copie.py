"""The life of the copy: made in a thread, brought up to date before each reading, given up at the first doubt."""

import logging
import time
from contextlib import ExitStack
from dataclasses import dataclass
from pathlib import Path
from threading import Event, Lock, Thread

import duckdb
from sqlalchemy import Connection, Engine, func, select
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.orm import SessionTransaction
from sqlmodel import Session

from coop_data.magasin import changements, fichier, remplissage, tables
from coop_data.magasin.changements import Arrivage, Suivi
from coop_data.magasin.enonces import Lignes, Statement, convient_a_la_copie, lire

journal = logging.getLogger(__name__)

SEUIL = 20_000
"""Number of accompagnements from which the copy is worth making (``bench/magasin.py``)."""

RATTRAPAGE_MAX = 5_000
"""Changes that may be applied while a reader waits (well under a second); beyond, the copy is made again in a
thread.
"""

DELAI_SECONDES = 60.0
"""Between two attempts to make or open the copy."""

REFUS_D_UN_ENONCE = (duckdb.ProgrammingError, duckdb.DataError, duckdb.NotSupportedError)
"""Errors of one statement, which say nothing against the copy."""

LECTURE = "lecture_du_magasin"


@dataclass(frozen=True, slots=True)
class _Lecture:
    """What a session's transaction reads: one state of the copy, or the records when there is no cursor."""

    transaction: SessionTransaction
    curseur: duckdb.DuckDBPyConnection | None


@dataclass(frozen=True, slots=True)
class _Ouverte:
    """The copy, ready, and its own connection to the records: waiting for one from the pool could
    block everyone.
    """

    base: duckdb.DuckDBPyConnection
    suivi: Suivi
    records: Connection


class Copie:
    """The columnar copy of one database of records; safe to share between threads."""

    def __init__(self, engine: Engine, chemin: Path, *, seuil: int = SEUIL) -> None:
        self._engine, self._chemin, self._seuil = engine, chemin, seuil
        self._signature = tables.signature(engine.url.render_as_string())
        self._ouverte: _Ouverte | None = None
        self._verrou = Lock()
        self._chantier: Thread | None = None
        self._prochain_essai = 0.0
        self._douteuse = False
        self._arret = Event()

    def lire(self, session: Session, statement: Statement) -> Lignes | None:
        """The rows of a statement, up to date; ``None`` when the records must answer.

        All the statements of one transaction of the session read the same state.
        """
        if not convient_a_la_copie(statement):
            return None
        lecture = self._lecture_of(session)
        if lecture.curseur is None:
            return None
        try:
            return lire(lecture.curseur, statement)
        except duckdb.Error as erreur:
            session.info[LECTURE] = _Lecture(lecture.transaction, None)
            if not isinstance(erreur, REFUS_D_UN_ENONCE):
                self._renoncer(douteuse=True)
            journal.warning("La copie en colonnes n’a pas répondu ; la base répond.", exc_info=erreur)
            return None

    def relancer(self) -> None:
        """Open or make the copy in a thread of its own, unless a thread is doing so or has just tried."""
        with self._verrou:
            self._relancer()

    def attendre(self, secondes: float | None = None) -> bool:
        """Wait for the thread that makes the copy, if any; true when the copy is ready."""
        if self._chantier:
            self._chantier.join(secondes)
        return self._ouverte is not None

    def fermer(self) -> None:
        """Release the file; the copy is not used any more."""
        self._arret.set()
        self.attendre()
        self._renoncer()

    # --- Reading ----------------------------------------------------------------------------------------

    def _lecture_of(self, session: Session) -> _Lecture:
        transaction = session.get_transaction() or session.begin()
        connue: _Lecture | None = session.info.get(LECTURE)
        if connue is None or connue.transaction is not transaction:
            connue = session.info[LECTURE] = _Lecture(transaction, self._ouvrir_curseur())
        return connue

    def _ouvrir_curseur(self) -> duckdb.DuckDBPyConnection | None:
        with self._verrou:
            if self._ouverte is None:
                self._relancer()
                return None
            try:
                if self._rattraper(self._ouverte):
                    return self._ouverte.base.cursor().begin()
                journal.warning("La copie en colonnes ne suit plus la base : elle est refaite à côté.")
                self._abandonner()
            except SQLAlchemyError as erreur:
                self._abandonner()
                journal.warning("La copie en colonnes n’a pas pu suivre la base.", exc_info=erreur)
            except duckdb.Error as erreur:
                self._abandonner(douteuse=True)
                journal.warning("La copie en colonnes est en défaut ; la base répond.", exc_info=erreur)
            self._relancer()
            return None

    def _rattraper(self, ouverte: _Ouverte) -> bool:
        """Apply what was committed since, by whatever process; false when that is too much, or another history."""
        base, suivi, records = ouverte.base, ouverte.suivi, ouverte.records
        with records.begin():
            arrivage = _lire_suite(records, suivi)
            if arrivage is None:
                return False
            nouveaux, numero = suivi.nouveaux(arrivage), suivi.etabli(arrivage)
            repere = suivi.repere
            if nouveaux or numero != repere.numero:
                repere = changements.poser_repere(records, arrivage, numero)
                base.begin()
                remplissage.remplacer(records, base, [ligne[1:] for ligne in nouveaux])
                fichier.ecrire_repere(base, self._signature, repere)
                base.commit()
            suivi.noter(arrivage, repere)
        return True

    # --- Making -----------------------------------------------------------------------------------------

    def _relancer(self) -> None:
        en_cours = self._chantier is not None and self._chantier.is_alive()
        if en_cours or self._ouverte or self._arret.is_set() or time.monotonic() < self._prochain_essai:
            return
        self._prochain_essai = time.monotonic() + DELAI_SECONDES
        self._chantier = Thread(target=self._preparer, name="magasin", daemon=True)
        self._chantier.start()

    def _preparer(self) -> None:
        try:
            with ExitStack() as pile:
                records = pile.enter_context(self._engine.connect())
                if self._compter(records) < self._seuil:
                    return
                ouverte = self._ouvrir(records)
                records.rollback()
                pile.pop_all()  # the copy keeps its connection
        except fichier.CopieOccupee:
            journal.warning("La copie en colonnes est tenue par un autre processus ; la base répond.")
        except (duckdb.Error, SQLAlchemyError, OSError):
            self._douteuse = True
            journal.warning("La copie en colonnes n’a pas pu être faite ; la base répond.", exc_info=True)
        else:
            with self._verrou:
                self._ouverte = ouverte

    def _compter(self, records: Connection) -> int:
        return records.scalar(select(func.count()).select_from(tables.TABLES[0])) or 0

    def _ouvrir(self, records: Connection) -> _Ouverte:
        if self._douteuse:
            fichier.effacer(self._chemin)
            self._douteuse = False
        base = fichier.ouvrir(self._chemin)
        try:
            return _Ouverte(base, self._reprendre(records, base) or self._construire(records, base), records)
        except BaseException:
            base.close()
            raise

    def _reprendre(self, records: Connection, base: duckdb.DuckDBPyConnection) -> Suivi | None:
        """Open the copy left by an earlier process, when it is of these records and little has changed since."""
        repere = fichier.lire_repere(base, self._signature)
        if repere is None or not changements.est_de_cette_histoire(records, repere):
            return None
        suivi = Suivi(repere)
        if _lire_suite(records, suivi) is None:
            return None
        base.begin()
        for annexe in tables.ANNEXES.values():
            remplissage.remplacer_annexe(records, base, annexe)
        base.commit()
        journal.info("Copie en colonnes reprise au changement %d.", repere.numero)
        return suivi

    def _construire(self, records: Connection, base: duckdb.DuckDBPyConnection) -> Suivi:
        debut = time.perf_counter()
        arrivage = self._attendre_les_ecritures(records)
        base.begin()
        remplissage.remplir(records, base)
        repere = changements.poser_repere(records, arrivage, arrivage.sommet)
        fichier.ecrire_repere(base, self._signature, repere)
        base.commit()
        base.execute("CHECKPOINT")
        journal.info("Copie en colonnes faite en %.1f s.", time.perf_counter() - debut)
        return Suivi(repere)

    def _attendre_les_ecritures(self, records: Connection) -> Arrivage:
        """The last change, once the transactions that were writing when it was read have ended: none can come
        before it.
        """
        arrivage = changements.lire_sommet(records)
        while not arrivage.est_calme and changements.lire_sommet(records).plus_ancienne < arrivage.prochaine:
            if self._arret.wait(0.2):
                raise OSError("arrêt demandé")
        return arrivage

    # --- Giving up --------------------------------------------------------------------------------------

    def _renoncer(self, *, douteuse: bool = False) -> None:
        with self._verrou:
            self._abandonner(douteuse=douteuse)

    def _abandonner(self, *, douteuse: bool = False) -> None:
        """Close the copy: a sound one may be opened again at once, a doubtful one is made again later."""
        if self._ouverte:
            self._ouverte.base.close()
            self._ouverte.records.close()
            self._ouverte = None
        self._douteuse = self._douteuse or douteuse
        if not douteuse:
            self._prochain_essai = 0.0


def _lire_suite(records: Connection, suivi: Suivi) -> Arrivage | None:
    """The changes since the mark; ``None`` when the history is another one, or when there are too many."""
    arrivage = changements.lire_arrivage(records, suivi.repere.numero, RATTRAPAGE_MAX + 1)
    return arrivage if suivi.suit(arrivage) and len(arrivage.lignes) <= RATTRAPAGE_MAX else None
