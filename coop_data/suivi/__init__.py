"""Beside the follow-up of logging: absences, which suspend it, and reminders."""
