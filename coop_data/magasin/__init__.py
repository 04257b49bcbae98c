"""The columnar copy of the facts (DuckDB): another reader of the same figures, never their source.

``porte`` is the only way in, and ``copie`` keeps the copy alive; ``tables``, ``enonces``, ``changements``,
``remplissage`` and ``fichier`` each know one thing of it.
"""
