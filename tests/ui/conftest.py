"""Screens in a test: what costs and changes nothing is done once, and nothing is kept from one to the next."""

from functools import cache
from pathlib import Path

import pytest
import streamlit as st
from streamlit.components.v2 import manifest_scanner

CHERCHER_LES_COMPOSANTS = cache(manifest_scanner.scan_component_manifests)
RESOUDRE = cache(Path.resolve)


@pytest.fixture(autouse=True)
def cherches_une_fois(monkeypatch: pytest.MonkeyPatch) -> None:
    """AppTest reads the metadata of every installed package, and each page of the menu asks where its file is."""
    monkeypatch.setattr(manifest_scanner, "scan_component_manifests", CHERCHER_LES_COMPOSANTS)
    monkeypatch.setattr(Path, "resolve", RESOUDRE)


@pytest.fixture(autouse=True)
def memoire_vide() -> None:
    """Nothing that a page kept of another world: versions of the data look alike from one to the next."""
    st.cache_data.clear()
