"""Coop Data: activity reports and statistics of the Conseillers numériques programme."""

VERSION = "0.1.0"
