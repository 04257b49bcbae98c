"""The marks of an axis: round, whole, and above what is drawn."""

import pytest

from coop_data.documents.echelle import graduations


@pytest.mark.parametrize(
    ("maximum", "marques"),
    [
        (0, (0, 1)),
        (1, (0, 1)),
        (4, (0, 1, 2, 3, 4)),
        (5, (0, 2, 4, 6)),
        (37, (0, 10, 20, 30, 40)),
        (100, (0, 25, 50, 75, 100)),
        (1_001, (0, 500, 1_000, 1_500)),
        (25_099, (0, 10_000, 20_000, 30_000)),
    ],
)
def test_marks(maximum: int, marques: tuple[int, ...]) -> None:
    assert graduations(maximum) == marques


def test_marks_always_hold_the_greatest_value() -> None:
    for maximum in range(1, 5_000, 7):
        marques = graduations(maximum)
        assert marques[0] == 0
        assert marques[-1] >= maximum
        assert len(marques) <= 6
        assert all(float(marque).is_integer() for marque in marques)
