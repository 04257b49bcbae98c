"""The screens of those who log: forms, drafts, « Mes activités »."""
