"""A report in one line of a list, in the words of La Coop's cards."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session

from coop_data.domain.accompagnement import Activite, Thematique
from coop_data.domain.coordination import NaturePartenariat, TypeActivite, TypeAnimation, TypeEvenement
from coop_data.domain.termes import Terme
from coop_data.formats import pluriel
from coop_data.models import Accompagnement, ActiviteCoordination
from coop_data.saisie.lecture import TagVu
from coop_data.saisie.liens import partenaires_des
from coop_data.saisie.registres import Cra, formulaire_du, registre_of
from coop_data.saisie.vocabulaires import AUTRE
from coop_data.tags import tags_du_cra

THEMES_MONTRES: Final = 2
SEPARATEUR: Final = " · "


@dataclass(frozen=True, slots=True)
class Resume:
    """``titre``: the activity and its count; ``sous_titre``: its type, « Autre » replaced by its précision.

    ``precision``: the text of that « Autre », if any. ``minutes``: ``None`` when the form asks no duration.
    """

    formulaire: str
    id: UUID
    date: date
    titre: str
    sous_titre: str
    precision: str | None
    participants: int | None
    minutes: int | None
    tags: tuple[TagVu, ...]
    cree_le: datetime
    a_completer: tuple[str, ...]
    supprime_le: datetime | None = None


def resumes(session: Session, cras: Sequence[Cra]) -> list[Resume]:
    """One's own reports as lines, in the order given; a few statements whatever their number."""
    coordination = [cra.id for cra in cras if isinstance(cra, ActiviteCoordination)]
    accompagnements = [cra.id for cra in cras if isinstance(cra, Accompagnement)]
    nombre_de_partenaires = {cle: len(lignes) for cle, lignes in partenaires_des(session, coordination).items()}
    tags = tags_du_cra(session, lien=registre_of("accompagnement").lien, cra_ids=accompagnements) | tags_du_cra(
        session, lien=registre_of("animation").lien, cra_ids=coordination
    )
    return [
        _resume(
            cra, nombre_de_partenaires.get(cra.id, 0), [TagVu(t.id, t.nom, t.portee) for t in tags.get(cra.id, [])]
        )
        for cra in cras
    ]


def _resume(cra: Cra, nombre_de_partenaires: int, tags: Sequence[TagVu]) -> Resume:
    if isinstance(cra, Accompagnement):
        participants: int | None = cra.nb_participants
        entete, sous_titre, precision = _accompagnement(cra)
    else:
        participants = participants_of(cra)
        entete, sous_titre, precision = _coordination(cra, nombre_de_partenaires)
    return Resume(
        formulaire=formulaire_du(cra),
        id=cra.id,
        date=cra.date,
        titre=SEPARATEUR.join(morceau for morceau in entete if morceau),
        sous_titre=sous_titre,
        precision=precision,
        participants=participants,
        minutes=cra.duree_minutes,
        tags=tuple(tags),
        cree_le=cra.cree_le,
        a_completer=tuple(cra.a_completer),
        supprime_le=cra.supprime_le,
    )


def participants_of(cra: ActiviteCoordination) -> int | None:
    """The participants of an évènement when known; for an animation, the sum of its three counters."""
    if cra.type is TypeActivite.ANIMATION:
        return (cra.mediateurs or 0) + (cra.structures or 0) + (cra.autres_acteurs or 0)
    return cra.participants


def _accompagnement(cra: Accompagnement) -> tuple[list[str | None], str, str | None]:
    themes = [Thematique(code).libelle for code in cra.thematiques]
    montres = SEPARATEUR.join(themes[:THEMES_MONTRES])
    if len(themes) > THEMES_MONTRES:
        montres += f" +{len(themes) - THEMES_MONTRES}"
    collectif = cra.activite is Activite.COLLECTIF
    combien = pluriel(cra.nb_participants, "participant") if collectif else None
    return [cra.activite.libelle, cra.titre, combien], montres, None


def _coordination(cra: ActiviteCoordination, partenaires: int) -> tuple[list[str | None], str, str | None]:
    participants = participants_of(cra)
    combien = pluriel(participants, "participant") if participants else None
    match cra.type:
        case TypeActivite.ANIMATION:
            return [cra.type.libelle, combien], *_choix(
                TypeAnimation, [cra.type_animation], cra.type_animation_autre
            )
        case TypeActivite.EVENEMENT:
            entete: list[str | None] = [cra.type.libelle, cra.nom, combien]
            return entete, *_choix(TypeEvenement, [cra.type_evenement], cra.type_evenement_autre)
        case _:
            combien = pluriel(partenaires, "partenaire") if partenaires else None
            return [cra.type.libelle, cra.nom, combien], *_choix(NaturePartenariat, cra.natures, cra.nature_autre)


def _choix(vocabulaire: type[Terme], codes: Sequence[Any], precision: str | None) -> tuple[str, str | None]:
    """The short labels of the terms chosen, « Autre » replaced by its précision, and that précision."""
    termes = [vocabulaire(code) for code in codes if code]
    textes = [precision or terme.court if terme == AUTRE else terme.court for terme in termes]
    return SEPARATEUR.join(textes), precision if AUTRE in termes else None
