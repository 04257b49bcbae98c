"""CSV of coordination activities, with the words of the quarterly form."""

import pytest
from sqlalchemy import Engine
from sqlmodel import Session, col, select

from coop_data.models import ActiviteCoordination, StructurePartenaire
from tests.imports.support import fichier_csv, importer, motifs, peupler, refus

ENTETES = (
    "id;coordinateur;structure;type;date;duree;mediateurs;structures;autres_acteurs;type_animation;"
    "type_animation_autre;initiative;thematiques;thematique_autre;nom;participants;type_evenement;"
    "type_evenement_autre;organisateurs;organisateur_autre;natures;nature_autre;echelon;partenaires;tags;notes"
)


def ligne(id_externe: str, type_: str, **cellules: str) -> str:
    """A row by the names of its columns."""
    valeurs = {"id": id_externe, "coordinateur": "C1", "type": type_, "date": "2026-03-10", **cellules}
    return ";".join(valeurs.get(entete, "") for entete in ENTETES.split(";"))


def lire(engine: Engine, id_externe: str) -> ActiviteCoordination:
    with Session(engine) as session:
        return session.exec(
            select(ActiviteCoordination).where(ActiviteCoordination.id_externe == id_externe)
        ).one()


ANIMATION = {
    "duree": "60",
    "mediateurs": "3",
    "thematiques": "partage|Maillage territorial - faire réseau / créer du lien",
}


def test_the_three_kinds(base: Engine) -> None:
    peupler(base)
    rapport = importer(
        "coordination",
        fichier_csv(
            ENTETES,
            ligne("K1", "animation", type_animation="autre", type_animation_autre="Webinaire", **ANIMATION),
            ligne(
                "K2",
                "Évènement",
                nom="Forum",
                participants="0",
                type_evenement="nec_local",
                organisateurs="Un consortium|Moi - même",
                echelon="Régional",
            ),
            ligne(
                "K3",
                "partenariat",
                natures="subvention|autre",
                nature_autre="Prêt",
                partenaires=r"Mairie \| A~commune|Lycée~autre~école",
            ),
        ),
    )
    assert rapport.derniere_ligne() == "crees=3 modifies=0 inchanges=0 refuses=0 a_completer=0"
    k1, k2, k3 = (lire(base, id_) for id_ in ("K1", "K2", "K3"))
    assert (k1.type_animation, k1.type_animation_autre, k1.thematiques) == (
        "autre",
        "Webinaire",
        ["partage", "reseau"],
    )
    assert (k2.participants, k2.organisateurs, k2.echelon) == (0, ["ma_structure", "groupement"], "regional")
    assert (k3.natures, k3.nature_autre) == (["subvention", "autre"], "Prêt")
    with Session(base) as session:
        partenaires = session.exec(select(StructurePartenaire).order_by(col(StructurePartenaire.rang))).all()
    assert [(ligne.nom, ligne.type, ligne.type_autre) for ligne in partenaires] == [
        ("Mairie | A", "commune", None),
        ("Lycée", "autre", "école"),
    ]


@pytest.mark.parametrize(
    ("ancien", "type_animation"),
    [
        ("Réunion de service ou de direction", "reunion"),
        (
            "Assemblée générale (Ex : conseil municipal, conseil communautaire, conseil départemental, "
            "CA d’association)",
            "assemblee",
        ),
        ("Comité technique / de pilotage / partenarial", "comite"),
        (
            "Réunion de coordination (coordinateurs, médiateurs et conseillers numériques, préfectures, Hubs...)",
            "reunion_coordination",
        ),
    ],
)
def test_meetings_that_were_evenements_become_animations(base: Engine, ancien: str, type_animation: str) -> None:
    peupler(base)
    contenu = fichier_csv(
        ENTETES, ligne("K1", "evenement", type_evenement=ancien, organisateurs="commune", **ANIMATION)
    )
    rapport = importer("coordination", contenu)
    assert rapport.bilan["crees"] == 1
    assert motifs(rapport, "avertissement") == ["sans objet pour Animation : non repris"]
    cra = lire(base, "K1")
    assert (cra.type, cra.type_animation, cra.type_evenement, cra.organisateurs) == (
        "animation",
        type_animation,
        None,
        [],
    )
    assert importer("coordination", contenu).bilan["inchanges"] == 1


def test_the_other_old_words(base: Engine) -> None:
    peupler(base)
    rapport = importer(
        "coordination",
        fichier_csv(
            f"{ENTETES};temps de communication (heures)",
            ligne(
                "K1",
                "Accompagnement des structures et des médiateurs numériques",
                type_animation="echange",
                **ANIMATION,
            )
            + ";12",
            ligne("K2", "evenement", type_evenement="Évènement emploi", organisateurs="Un syndicat mixte") + ";",
        ),
    )
    assert rapport.bilan["crees"] == 2
    assert [(r.ligne, r.colonne, r.valeur) for r in rapport.remarques if r.ligne > 1] == [
        (2, "temps de communication (heures)", "12")
    ]
    k2 = lire(base, "K2")
    assert (k2.type_evenement, k2.type_evenement_autre, k2.organisateurs) == (
        "autre",
        "Évènement emploi",
        ["groupement"],
    )


@pytest.mark.parametrize(
    ("type_", "cellules", "colonnes"),
    [
        ("animation", {}, ["duree", "public", "type_animation", "thematiques"]),
        ("animation", {**ANIMATION, "type_animation": "autre"}, ["type_animation_autre"]),
        ("animation", {**ANIMATION, "type_animation": "grand_public"}, ["type_animation"]),
        ("evenement", {"organisateurs": "autre"}, ["type_evenement", "organisateur_autre"]),
        ("evenement", {"type_evenement": "webinaire", "organisateurs": "hub"}, ["type_evenement"]),
        ("partenariat", {"natures": "subvention"}, ["partenaires"]),
        ("partenariat", {"natures": "subvention", "partenaires": "~commune"}, ["partenaires"]),
        ("sortie", {}, ["type"]),
        ("animation", {**ANIMATION, "type_animation": "echange", "date": "2019-01-01"}, ["date"]),
        ("animation", {**ANIMATION, "type_animation": "echange", "coordinateur": "CX"}, ["coordinateur"]),
    ],
)
def test_every_rule_of_the_form_applies(
    base: Engine, type_: str, cellules: dict[str, str], colonnes: list[str]
) -> None:
    peupler(base)
    rapport = importer("coordination", fichier_csv(ENTETES, ligne("K1", type_, **cellules)))
    assert refus(rapport) == [(2, colonne) for colonne in colonnes]
    with Session(base) as session:
        assert session.exec(select(ActiviteCoordination)).all() == []
