"""The moment when a row was written: after the activity, and never after the demonstration itself."""

from datetime import UTC, date, datetime, time, timedelta
from functools import cache

from seed.hasard import Hasard


@cache
def _dernier(aujourdhui: date) -> datetime:
    # Before midnight in Paris: whatever the hour at which the demonstration is made, it is past.
    return datetime.combine(aujourdhui - timedelta(days=1), time(21), tzinfo=UTC)


def moment(hasard: Hasard, jour: date, aujourdhui: date, retard_max: int = 0) -> datetime:
    """A moment of the working day, up to ``retard_max`` days after ``jour``, before ``aujourdhui``."""
    retard = hasard.randint(0, retard_max)
    minute = hasard.randint(8 * 60, 18 * 60)
    instant = datetime.combine(jour, time(), tzinfo=UTC) + timedelta(
        days=retard, minutes=minute, seconds=hasard.randint(0, 59)
    )
    return min(instant, _dernier(aujourdhui))
