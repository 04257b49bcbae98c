"""The columnar copy of the facts (DuckDB): another reader of the same figures, never their source.

``porte`` is the only way in; behind it ``copie`` keeps the copy alive, and ``replique`` asks another engine.
``tables``, ``enonces``, ``changements``, ``remplissage`` and ``fichier`` each hold one concern of the copy.
"""
