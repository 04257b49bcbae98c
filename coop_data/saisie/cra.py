"""The one path for a write: create, modify, delete, restore and purge a report, with its facts and journal."""

import hashlib
from collections.abc import Sequence
from datetime import datetime
from typing import Any
from uuid import UUID, uuid4

from sqlalchemy import delete, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from coop_data.acces.acteur import SYSTEME, Acteur
from coop_data.acces.capacites import Action
from coop_data.domain.origines import Origine
from coop_data.errors import ConflitDeVersion
from coop_data.formats import instant
from coop_data.journal import Operation, difference
from coop_data.models import Accompagnement, ActiviteCoordination, StructurePartenaire, maintenant
from coop_data.saisie.acces import CORBEILLE, auteur_de_la_saisie, charger_le_mien
from coop_data.saisie.changement_de_type import colonnes_du_changement
from coop_data.saisie.contenu import Contenu, contenu_of
from coop_data.saisie.lecture import Detail as Detail
from coop_data.saisie.lecture import copie_of as copie_of
from coop_data.saisie.lecture import formulaire_de as formulaire_de
from coop_data.saisie.lecture import lire as lire
from coop_data.saisie.lecture import saisie_of as saisie_of
from coop_data.saisie.lien_evenement import delier_tous
from coop_data.saisie.liens import appliquer, contenu_actuel, tags_attaches
from coop_data.saisie.postes import structure_retenue, structures_en_poste
from coop_data.saisie.references import Existant, verifier_tout
from coop_data.saisie.registres import REGISTRES, Cra, Registre, registre_of
from coop_data.saisie.regles import verifier
from coop_data.saisie.schemas import AccompagnementCreate, Saisie
from coop_data.saisie.traces import marquer, tracer

LOT_DE_PURGE = 400
DEJA_ENREGISTREE = (
    "Cette saisie a déjà été enregistrée, avec un autre contenu, depuis un autre onglet : rien n’a été enregistré "
    "ici. Ouvrez l’activité dans « Mes activités » pour la modifier."
)


def enregistrer(
    session: Session, *, acteur: Acteur, saisie: Saisie, jeton: str | None = None, structure_id: UUID | None = None
) -> Accompagnement | ActiviteCoordination:
    """Store a new report of the acteur; the same form sent twice returns the first and writes nothing.

    ``structure_id``: for which structure, when the author was in post in two that day. Raises ``SaisieInvalide``
    (every fault at once), ``AccesRefuse``, and ``ConflitDeVersion`` when ``jeton`` was already used for another
    content, which would otherwise be lost without a word.
    """
    registre = registre_of(saisie.formulaire)
    auteur_id = auteur_de_la_saisie(acteur, registre)
    soumission = soumission_of(auteur_id, jeton) if jeton else None
    if isinstance(saisie, AccompagnementCreate):
        saisie = saisie.model_copy(update={"classe_duree": None})  # a form never chooses its class
    structure = verifier_tout(
        session, acteur=acteur, auteur_id=auteur_id, saisie=saisie, structure_id=structure_id
    )
    contenu = contenu_of(saisie)
    if deja := _deja_soumis(session, registre, soumission, contenu):
        return deja
    cra = nouveau_cra(registre, auteur_id, contenu, structure_id=structure, jeton_soumission=soumission)
    try:
        with session.begin_nested():
            session.add(cra)
            session.flush()
    except IntegrityError:
        if deja := _deja_soumis(session, registre, soumission, contenu):  # its double was committed meanwhile
            return deja
        raise
    appliquer(session, registre, cra, avant=Contenu(contenu.colonnes), apres=contenu)
    registre.projeter(session, [cra])
    apres = {champ: valeur for champ, valeur in contenu.etat().items() if valeur}
    tracer(session, acteur, Operation.CREER, cra, apres=apres | {"structure_id": structure})
    return cra


def modifier(
    session: Session,
    *,
    acteur: Acteur,
    formulaire: str,
    cra_id: UUID,
    version: int,
    saisie: Saisie,
    structure_id: UUID | None = None,
    lacunes_admises: bool = False,
) -> Accompagnement | ActiviteCoordination:
    """Replace the content of one's own report, if it is still at ``version``; the same content writes nothing.

    A ``saisie`` of another coordination form changes the type of the report (``changement_de_type``).
    ``lacunes_admises``: fields left to complete by an import may stay so; the others follow every rule. Raises
    ``Introuvable``, ``ConflitDeVersion`` (its message says when it changed), ``SaisieInvalide``.
    """
    registre = registre_of(formulaire)
    autre_type = colonnes_du_changement(formulaire, saisie)
    cra = charger_le_mien(session, acteur=acteur, action=Action.MODIFIER, registre=registre, cra_id=cra_id)
    if cra.version != version:
        raise ConflitDeVersion(_message_de_conflit(cra, acteur))
    attaches = tags_attaches(session, registre, [cra.id])[cra.id]
    saisie = _avec_sa_classe(saisie, cra)
    historique = cra.origine is not Origine.SAISIE
    lacunes = _lacunes_restantes(cra, saisie, acteur, historique=historique) if lacunes_admises else []
    structure = verifier_tout(
        session,
        acteur=acteur,
        auteur_id=registre.auteur_of(cra),
        saisie=saisie,
        structure_id=structure_id,
        existant=Existant(cra, frozenset(attaches), frozenset(lacunes)),
        historique=historique,
    )
    apres = contenu_of(saisie, structure_id=structure, a_completer=lacunes, **autre_type)
    avant = contenu_actuel(session, registre, cra, comme=apres)
    anciens, nouveaux = difference(avant.etat(), apres.etat())
    if not nouveaux:
        return cra
    if autre_type:
        delier_tous(session, acteur=acteur, evenement_id=cra.id)
    appliquer(session, registre, cra, avant=avant, apres=apres)
    marquer(cra)
    registre.projeter(session, [cra])
    operation = Operation.CHANGER_DE_TYPE if autre_type else Operation.MODIFIER
    tracer(session, acteur, operation, cra, avant=anciens, apres=nouveaux)
    return cra


def supprimer(session: Session, *, acteur: Acteur, formulaire: str, cra_id: UUID) -> None:
    """Put one's own report in the corbeille, for 30 days. Raises ``Introuvable``, ``AccesRefuse``."""
    registre = registre_of(formulaire)
    cra = charger_le_mien(session, acteur=acteur, action=Action.SUPPRIMER, registre=registre, cra_id=cra_id)
    cra.supprime_le = maintenant()
    marquer(cra)
    registre.projeter(session, [cra])
    tracer(session, acteur, Operation.SUPPRIMER, cra)


def restaurer(
    session: Session, *, acteur: Acteur, formulaire: str, cra_id: UUID
) -> Accompagnement | ActiviteCoordination:
    """Restore one's own report; one without structure is attached to the poste recorded meanwhile, if any.

    Raises ``Introuvable`` (also after 30 days), ``AccesRefuse``.
    """
    registre = registre_of(formulaire)
    cra = charger_le_mien(
        session, acteur=acteur, action=Action.RESTAURER, registre=registre, cra_id=cra_id, supprime=True
    )
    avant, apres = None, None
    if cra.structure_id is None:
        structures = structures_en_poste(session, conseiller_id=registre.auteur_of(cra), jour=cra.date)
        if structure_id := structure_retenue(structures, None):
            cra.structure_id = structure_id
            avant, apres = {"structure_id": None}, {"structure_id": structure_id}
    cra.supprime_le = None
    marquer(cra)
    registre.projeter(session, [cra])
    tracer(session, acteur, Operation.RESTAURER, cra, avant=avant, apres=apres)
    return cra


def purger_corbeille(session: Session, *, maintenant: datetime) -> int:
    """Remove for good the reports deleted more than 30 days before ``maintenant``. Returns their number."""
    nombre = 0
    for registre in {registre.modele: registre for registre in REGISTRES.values()}.values():
        perimes = session.exec(
            select(registre.modele).where(col(registre.modele.supprime_le) < maintenant - CORBEILLE)
        ).all()
        for debut in range(0, len(perimes), LOT_DE_PURGE):
            purger(session, acteur=SYSTEME, registre=registre, cras=perimes[debut : debut + LOT_DE_PURGE])
        nombre += len(perimes)
    return nombre


def purger(session: Session, *, acteur: Acteur, registre: Registre, cras: Sequence[Cra]) -> None:
    """Remove these deleted reports of one table for good; only their lines of the journal stay."""
    identifiants = [cra.id for cra in cras]
    for cra in cras:
        tracer(session, acteur, Operation.PURGER, cra)
        session.expunge(cra)
    session.exec(
        update(ActiviteCoordination)
        .where(col(ActiviteCoordination.evenement_id).in_(identifiants))
        .values(evenement_id=None)
    )
    session.exec(delete(StructurePartenaire).where(col(StructurePartenaire.activite_id).in_(identifiants)))
    session.exec(delete(registre.lien).where(registre.colonne_lien.in_(identifiants)))
    session.exec(delete(registre.modele).where(col(registre.modele.id).in_(identifiants)))


def nouveau_cra(registre: Registre, auteur_id: UUID, contenu: Contenu, **vie: Any) -> Cra:
    """A record not stored yet; ``vie`` overrides its origin and moments."""
    identite = uuid4()
    valeurs: dict[str, Any] = {"id": identite, "id_externe": str(identite), registre.auteur: auteur_id}
    if registre.type_activite is not None:
        valeurs["type"] = registre.type_activite
    cra: Cra = registre.modele(**valeurs | contenu.colonnes | vie)
    return cra


def soumission_of(auteur_id: UUID, jeton: str) -> str:
    """The token as stored: bound to its author, so that it never matches somebody else's report."""
    return hashlib.sha256(f"{auteur_id}:{jeton}".encode()).hexdigest()


def _deja_soumis(session: Session, registre: Registre, soumission: str | None, contenu: Contenu) -> Cra | None:
    """The report that this submission already wrote, if any. Raises ``ConflitDeVersion`` when the
    content differs.
    """
    if soumission is None:
        return None
    requete = select(registre.modele).where(registre.modele.jeton_soumission == soumission)
    deja: Cra | None = session.exec(requete).first()
    if deja is not None and contenu_actuel(session, registre, deja, comme=contenu).etat() != contenu.etat():
        raise ConflitDeVersion(DEJA_ENREGISTREE)
    return deja


def _avec_sa_classe(saisie: Saisie, cra: Cra) -> Saisie:
    """An imported class of duration stays as long as the duration does not change; otherwise it is derived."""
    if not isinstance(saisie, AccompagnementCreate) or not isinstance(cra, Accompagnement):
        return saisie
    meme_duree = saisie.duree_minutes == cra.duree_minutes
    return saisie.model_copy(update={"classe_duree": cra.classe_duree if meme_duree else None})


def _lacunes_restantes(cra: Cra, saisie: Saisie, acteur: Acteur, *, historique: bool) -> list[str]:
    """Among the fields left to complete, those that still break a rule or are still empty."""
    refus = verifier(saisie, aujourdhui=acteur.aujourdhui(), historique=historique)
    fautes = {champ.split(".")[0] for champ in refus}
    return [champ for champ in cra.a_completer if champ in fautes or getattr(saisie, champ, 0) in (None, [])]


def _message_de_conflit(cra: Cra, acteur: Acteur) -> str:
    return (
        f"Cette activité a été modifiée le {instant(cra.modifie_le, acteur.fuseau)}, depuis que vous l’avez "
        "ouverte : rien n’a été enregistré. Rechargez-la pour reprendre vos changements."
    )
