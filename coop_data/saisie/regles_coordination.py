"""The rules of the three CRA of a coordinator: those of La Coop, participants of an évènement optional."""

from datetime import date

from coop_data.domain.champs_coordination import PARTENARIAT
from coop_data.domain.coordination import TypePartenaire
from coop_data.saisie.schemas import AnimationCreate, EvenementCreate, PartenaireCreate, PartenariatCreate, Saisie
from coop_data.saisie.verification import Constat, Verification
from coop_data.saisie.vocabulaires import AUTRE

COMPTEURS = ("mediateurs", "structures", "autres_acteurs")


def constater(saisie: Saisie, *, aujourdhui: date, historique: bool) -> list[Constat]:
    """Every fault of an animation, an évènement or a partenariat; a future date only deserves a warning."""
    verification = Verification(saisie, historique=historique)
    verification.champs()
    verification.date_et_duree(dernier_jour=None)
    if isinstance(saisie, AnimationCreate):
        _public(verification, saisie)
    elif isinstance(saisie, EvenementCreate):
        verification.nombre("participants", saisie.participants)
    elif isinstance(saisie, PartenariatCreate):
        for rang, partenaire in enumerate(saisie.partenaires):
            _partenaire(verification, partenaire, f"partenaires.{rang}.")
    return verification.constats()


def _public(verification: Verification, saisie: AnimationCreate) -> None:
    """At least one of the three counters above zero, unless one of them is already at fault."""
    nombres = [getattr(saisie, code) for code in COMPTEURS]
    lus = [verification.nombre(code, nombre) for code, nombre in zip(COMPTEURS, nombres, strict=True)]
    if not any(lus) and not any(nombres):
        verification.signaler("public", "requis")


def _partenaire(verification: Verification, partenaire: PartenaireCreate, prefixe: str) -> None:
    textes = {champ.code: champ.messages for champ in PARTENARIAT.lignes}
    for code in ("nom", "type"):
        if getattr(partenaire, code) is None:
            verification.dire(f"{prefixe}{code}", textes[code]["requis"])
    if partenaire.type is not None:
        verification.choix(f"{prefixe}type", [partenaire.type], TypePartenaire)
    if partenaire.type == AUTRE and partenaire.type_autre is None:
        verification.dire(f"{prefixe}type_autre", textes["type_autre"]["requis"])
    verification.textes(partenaire, PARTENARIAT.lignes, prefixe)
