"""Coop Data: activity reports and statistics of the Conseillers numériques programme."""
