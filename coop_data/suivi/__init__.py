"""What surrounds the follow-up of logging: absences that suspend it, reminders that were sent."""
