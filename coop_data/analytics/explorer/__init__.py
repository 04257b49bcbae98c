"""The Explorer: any measure of the catalogue along up to three axes, every total counted again.

A *question* says what is asked, its *pivot* holds the answer; ``docs/statistiques.md`` says what a cell means.
"""
