"""« Suivi de saisie »: rates at every level, lists of people, reminders, absences."""
