"""The filters of a request: one frozen, hashable object, read from an address or from the command line."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from coop_data import formats
from coop_data.analytics.criteres import CRITERES, Critere, criteres_of
from coop_data.analytics.statistique import Domaine
from coop_data.domain.periode import Periode
from coop_data.domain.photographies import Cliche
from coop_data.errors import PerimetreInvalide

SELON = {"structure": "selon la structure", "lieu": "selon le lieu d’accompagnement"}
"""How a report gets its territory: from the structure, or from the place."""

PHOTOGRAPHIE = "photographie"
"""The key of an address that names a photograph."""

Noms = Mapping[tuple[str, str], str]
"""Label of a filter's value, by (key, value): see ``coop_data.analytics.valeurs``."""


@dataclass(frozen=True, slots=True)
class Filtres:
    """A period (both ends included), values kept by key, and how reports get their territory (``SELON``).

    Values of one key add up (or); keys narrow each other (and). ``photographie``: read this photograph instead of
    the living data. Build it with ``build_filtres``.
    """

    du: date
    au: date
    valeurs: tuple[tuple[str, tuple[str, ...]], ...] = ()
    selon: str = "structure"
    photographie: Cliche | None = None

    @property
    def periode(self) -> Periode:
        """The two dates. Raises ``ValueError`` when they are in the wrong order."""
        return Periode(self.du, self.au)

    def of(self, cle: str) -> tuple[str, ...]:
        """The values kept for a key; empty when it does not filter."""
        return dict(self.valeurs).get(cle, ())

    def adresse(self) -> list[tuple[str, str]]:
        """The (key, value) pairs that rebuild these filters, period left out."""
        paires = [(cle, valeur) for cle, valeurs in self.valeurs for valeur in valeurs]
        if self.selon != "structure":
            paires.append(("selon", self.selon))
        if self.photographie is not None:
            paires.append((PHOTOGRAPHIE, self.photographie.code))
        return paires

    def decrire(self, noms: Noms | None = None) -> tuple[str, ...]:
        """One French sentence per filter, such as « Thème : E-mail ou Santé »; empty without filter."""
        phrases = tuple(
            f"{CRITERES[cle].libelle} : "
            + " ou ".join(_nommer(CRITERES[cle], valeur, noms or {}) for valeur in valeurs)
            for cle, valeurs in self.valeurs
        )
        return phrases if self.selon == "structure" else (*phrases, f"Territoire {SELON[self.selon]}")


def build_filtres(
    domaine: Domaine,
    periode: Periode,
    paires: Iterable[tuple[str, str]] = (),
    *,
    selon: str = "structure",
    photographie: Cliche | None = None,
) -> Filtres:
    """Filters of a domain from (key, value) pairs, in the order of the catalogue, without repeats.

    Values of closed vocabularies are brought to their code (a label is understood); open ones are checked by
    ``coop_data.analytics.valeurs.resoudre``. Raises ``PerimetreInvalide`` on an unknown key or value, or on dates
    that the photograph does not hold.
    """
    verifier_dates(photographie, periode)
    verifier_selon(domaine, selon)
    criteres = criteres_of(domaine)
    par_cle: dict[str, list[str]] = {critere.cle: [] for critere in criteres}
    for cle, texte in paires:
        if cle not in par_cle:
            connues = ", ".join(par_cle)
            raise PerimetreInvalide(f"« {cle} » n’est pas un filtre de ce domaine (filtres connus : {connues}).")
        par_cle[cle].append(CRITERES[cle].lire(texte))
    valeurs = tuple((cle, tuple(dict.fromkeys(lues))) for cle, lues in par_cle.items() if lues)
    return Filtres(periode.du, periode.au, valeurs, selon, photographie)


def verifier_selon(domaine: Domaine, selon: str) -> None:
    """Raise ``PerimetreInvalide`` when reports of this domain cannot get their territory this way."""
    if selon not in SELON or (selon == "lieu" and domaine is not Domaine.ACCOMPAGNEMENT):
        raise PerimetreInvalide(f"« {selon} » ne dit pas quel territoire compter.")


def verifier_dates(photographie: Cliche | None, periode: Periode) -> None:
    """Raise ``PerimetreInvalide`` when a photograph is asked for days that it does not hold."""
    if photographie is not None and not photographie.couvre(periode):
        bornes = photographie.periode
        raise PerimetreInvalide(
            f"La photographie {photographie.code} ne porte que sur son trimestre, "
            f"{formats.periode(bornes.du, bornes.au)} : choisissez des dates comprises entre ces deux jours."
        )


def paires_of_textes(textes: Iterable[str]) -> list[tuple[str, str]]:
    """Read ``cle=valeur`` texts of the command line. Raises ``PerimetreInvalide`` when one is not."""
    paires = []
    for texte in textes:
        cle, egal, valeur = texte.partition("=")
        if not (cle.strip() and egal and valeur.strip()):
            raise PerimetreInvalide(f"« {texte} » n’est pas un filtre (attendu : cle=valeur).")
        paires.append((cle.strip(), valeur.strip()))
    return paires


def _nommer(critere: Critere, valeur: str, noms: Noms) -> str:
    return noms.get((critere.cle, valeur)) or critere.libelle_of(valeur)
