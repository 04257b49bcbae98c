"""The screens of figures: one layout for every perimeter."""
