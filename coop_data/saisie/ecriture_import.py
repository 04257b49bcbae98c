"""Reports that a file brings, written by the hundred under the rules of one (docs/fichiers.md)."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from typing import Any, Final
from uuid import UUID

from sqlmodel import Session, select

from coop_data.acces.acteur import Acteur
from coop_data.domain.origines import Origine
from coop_data.errors import SaisieInvalide
from coop_data.journal import Operation, difference, journaliser_lot, ligne
from coop_data.models import Journal, StructurePartenaire, maintenant
from coop_data.saisie.contenu import Contenu, contenu_du_cra, contenu_of, saisie_of_cra
from coop_data.saisie.cra import nouveau_cra
from coop_data.saisie.liens import appliquer, partenaires_des, tags_attaches
from coop_data.saisie.registres import Cra, Registre, formulaire_du, registre_of
from coop_data.saisie.regles import constater, lacunes
from coop_data.saisie.schemas import TEL_QUEL, Saisie, lire_saisie
from coop_data.saisie.verification import Constat

DE_QUELQU_UN_D_AUTRE: Final = (
    "Cet identifiant est déjà celui d’une activité de quelqu’un d’autre, et une activité ne change pas d’auteur. "
    "Si vous remplissez un classeur modèle reçu d’une autre personne, téléchargez le vôtre."
)
DEJA_SERVI: Final = (
    "Cette ligne a déjà servi pour l’activité du {jour} : ajoutez une nouvelle ligne ou téléchargez un classeur "
    "neuf. Pour corriger la date de cette activité, modifiez-la dans Coop Data."
)


class Issue(StrEnum):
    """The outcome of a row."""

    CREE = "cree"
    MODIFIE = "modifie"
    INCHANGE = "inchange"
    MODIFIE_ICI = "modifie_ici"
    SUPPRIME_ICI = "supprime_ici"


@dataclass(frozen=True, slots=True)
class CraImporte:
    """A row that was read. ``valeurs`` holds the fields that the file has; the others stay as they are.

    ``tags`` is None when the file has no such column. ``structure_explicite``: the file names the structure;
    otherwise ``structure_id`` (that of the poste that began last) only serves a new report or a new date.
    ``a_completer``: fields whose cell could not be kept. ``lacunes_admises``: questions that the form of the time
    did not ask; left unanswered, they do not refuse the row.
    """

    formulaire: str
    id_externe: str
    auteur_id: UUID
    valeurs: dict[str, Any]
    tags: tuple[UUID, ...] | None = None
    structure_id: UUID | None = None
    structure_explicite: bool = False
    a_completer: tuple[str, ...] = ()
    lacunes_admises: frozenset[str] = frozenset()
    cree_le: datetime | None = None
    modifie_le: datetime | None = None


@dataclass(frozen=True, slots=True)
class _Connu:
    """A report already stored under the identifier of a row."""

    cra: Cra
    tags: set[UUID]
    partenaires: list[StructurePartenaire]


class ImportCra:
    """Writes reports of one import, by groups; rules, facts and journal are those of a single write."""

    def __init__(
        self,
        session: Session,
        *,
        acteur: Acteur,
        import_id: UUID,
        origine: Origine,
        aujourdhui: date,
        lignes_a_soi: bool = False,
    ) -> None:
        """``aujourdhui`` is today in Paris; one more day is allowed, for time zones ahead of it.

        ``lignes_a_soi``: identifiers are those of rows of a workbook, which people may empty and fill again. A row
        then never turns a report into that of another day.
        """
        self._session = session
        self._acteur = acteur
        self._import_id = import_id
        self._origine = origine
        self._lignes_a_soi = lignes_a_soi
        self._dernier_jour = aujourdhui + timedelta(days=1)
        self._traces: list[Journal] = []

    def ecrire_lot(self, lot: Sequence[CraImporte]) -> list[Issue | SaisieInvalide]:
        """Write a group of rows of one kind. Returns the outcome or the refusal of each, in the same order.

        A few statements whatever the size of the group. Nothing is committed here.
        """
        if not lot:
            return []
        registre = registre_of(lot[0].formulaire)
        connus = self._charger(registre, lot)
        ecrits: list[Cra] = []
        reponses: list[Issue | SaisieInvalide] = []
        for importe in lot:
            try:
                reponses.append(self._ecrire(importe, connus.get(importe.id_externe), ecrits))
            except SaisieInvalide as refus:
                reponses.append(refus)
        registre.projeter(self._session, ecrits)
        journaliser_lot(self._session, self._traces)
        self._traces.clear()
        return reponses

    def _charger(self, registre: Registre, lot: Sequence[CraImporte]) -> dict[str, _Connu]:
        identifiants = [importe.id_externe for importe in lot]
        requete = select(registre.modele).where(registre.modele.id_externe.in_(identifiants))
        cras: Sequence[Cra] = self._session.exec(requete.with_for_update()).all()
        ids = [cra.id for cra in cras]
        tags, partenaires = tags_attaches(self._session, registre, ids), partenaires_des(self._session, ids)
        return {cra.id_externe: _Connu(cra, tags[cra.id], partenaires[cra.id]) for cra in cras}

    def _ecrire(self, importe: CraImporte, connu: _Connu | None, ecrits: list[Cra]) -> Issue:
        registre = registre_of(importe.formulaire)
        if connu is not None:
            _verifier_l_auteur(registre, importe, connu.cra)
            if connu.cra.supprime_le is not None:
                return Issue.SUPPRIME_ICI
            if _a_change_de_type_ici(importe, connu.cra):
                return Issue.MODIFIE_ICI
            _verifier_le_type(importe, connu.cra)
        saisie = _saisie(registre, importe, connu)
        constats = constater(saisie, aujourdhui=self._dernier_jour, historique=True)
        _refuser([constat for constat in constats if constat.bloquant])
        apres = contenu_of(saisie, **self._colonnes(registre, importe, connu, constats))
        if connu is None:
            self._refuser_selon_l_origine(importe, saisie, constats)
            ecrits.append(self._creer(registre, importe, apres))
            return Issue.CREE
        avant = contenu_du_cra(connu.cra, apres.colonnes, tags=connu.tags, partenaires=connu.partenaires)
        anciens, nouveaux = difference(avant.etat(), apres.etat())
        if not nouveaux:
            return Issue.INCHANGE
        if connu.cra.version != connu.cra.version_importee:
            return Issue.MODIFIE_ICI
        self._verifier_la_ligne(importe, connu.cra)
        self._refuser_selon_l_origine(importe, saisie, constats)
        appliquer(self._session, registre, connu.cra, avant=avant, apres=apres)
        self._marquer(connu.cra, importe)
        self._journaliser(connu.cra, avant=anciens, apres=nouveaux)
        ecrits.append(connu.cra)
        return Issue.MODIFIE

    def _verifier_la_ligne(self, importe: CraImporte, cra: Cra) -> None:
        """Refuse a row that was emptied then filled with another activity: it would erase the first one."""
        deplace = any(
            importe.valeurs.get(champ, getattr(cra, champ)) != getattr(cra, champ)
            for champ in ("date", "activite")
            if hasattr(cra, champ)
        )
        if self._lignes_a_soi and deplace:
            raise SaisieInvalide({"id": DEJA_SERVI.format(jour=f"{cra.date:%d/%m/%Y}")})

    def _refuser_selon_l_origine(self, importe: CraImporte, saisie: Saisie, constats: Sequence[Constat]) -> None:
        """Refuse faults according to the origin: in a CSV every rule of the form applies, in a genuine Coop file
        gaps are kept.
        """
        if self._origine is Origine.IMPORT_COOP:
            return
        _refuser(
            [
                constat
                for constat in constats
                if constat.champ not in importe.lacunes_admises
                or getattr(saisie, constat.champ, None) not in (None, [])
            ]
        )

    def _colonnes(
        self, registre: Registre, importe: CraImporte, connu: _Connu | None, constats: Sequence[Constat]
    ) -> dict[str, Any]:
        """The columns that the form does not have: author, structure, fields left to complete."""
        structure_id = importe.structure_id
        garde = connu is not None and importe.valeurs.get("date", connu.cra.date) == connu.cra.date
        if connu is not None and garde and not importe.structure_explicite:
            structure_id = connu.cra.structure_id
        manques = list(dict.fromkeys([*lacunes(constats), *importe.a_completer]))
        return {registre.auteur: importe.auteur_id, "structure_id": structure_id, "a_completer": manques}

    def _creer(self, registre: Registre, importe: CraImporte, contenu: Contenu) -> Cra:
        moments = {"cree_le": importe.cree_le, "modifie_le": importe.modifie_le or importe.cree_le}
        cra = nouveau_cra(
            registre,
            importe.auteur_id,
            contenu,
            id_externe=importe.id_externe,
            origine=self._origine,
            import_id=self._import_id,
            version_importee=1,
            **{champ: moment for champ, moment in moments.items() if moment is not None},
        )
        self._session.add(cra)
        appliquer(self._session, registre, cra, avant=Contenu(contenu.colonnes), apres=contenu)
        self._journaliser(cra, apres={"id_externe": importe.id_externe, "import_id": self._import_id})
        return cra

    def _marquer(self, cra: Cra, importe: CraImporte) -> None:
        cra.version += 1
        cra.version_importee = cra.version
        cra.import_id = self._import_id
        cra.modifie_le = importe.modifie_le or maintenant()

    def _journaliser(self, cra: Cra, **etats: dict[str, Any]) -> None:
        trace = ligne(
            acteur=self._acteur,
            action=Operation.IMPORTER,
            objet=formulaire_du(cra),
            objet_id=cra.id,
            **etats,
        )
        self._traces.append(trace)


def _saisie(registre: Registre, importe: CraImporte, connu: _Connu | None) -> Saisie:
    """The form once the row is applied; fields that the file lacks keep their value."""
    valeurs = dict(importe.valeurs)
    if importe.tags is not None:
        valeurs["tags"] = importe.tags
    if connu is not None:
        actuelle = saisie_of_cra(registre, connu.cra, tags=connu.tags, partenaires=connu.partenaires)
        valeurs = {champ: getattr(actuelle, champ) for champ in type(actuelle).model_fields} | valeurs
    return lire_saisie(registre.formulaire, valeurs, contexte=TEL_QUEL)


def _verifier_l_auteur(registre: Registre, importe: CraImporte, cra: Cra) -> None:
    """Refuse an identifier that belongs to somebody else's report: figures of two people would change silently."""
    if registre.auteur_of(cra) != importe.auteur_id:
        raise SaisieInvalide({"id": DE_QUELQU_UN_D_AUTRE})


def _verifier_le_type(importe: CraImporte, cra: Cra) -> None:
    if formulaire_du(cra) != importe.formulaire:
        raise SaisieInvalide({"type": "Cet identifiant est déjà celui d’une activité d’un autre type."})


def _a_change_de_type_ici(importe: CraImporte, cra: Cra) -> bool:
    """True when the author changed the type of an imported report: it is left alone, like any change made in the
    application.
    """
    importee = cra.version_importee is not None and cra.version != cra.version_importee
    return importee and formulaire_du(cra) != importe.formulaire


def _refuser(constats: Sequence[Constat]) -> None:
    if constats:
        raise SaisieInvalide({constat.champ: constat.message for constat in constats})
