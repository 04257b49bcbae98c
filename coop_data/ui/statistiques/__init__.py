"""The screens of figures: one layout, whoever they are about."""
