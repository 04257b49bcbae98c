"""The engine of figures: what a figure is, how it is restricted, and how it is counted from the facts.

It knows no figure in particular: definitions are data, in ``coop_data.statistiques``.
"""
