"""Screens in a test: what costs and changes nothing is done once."""

from functools import cache

import pytest
from streamlit.components.v2 import manifest_scanner


@pytest.fixture(autouse=True, scope="session")
def composants_cherches_une_fois() -> None:
    """AppTest reads the metadata of every installed package: most of the time of a screen. Once is enough."""
    manifest_scanner.scan_component_manifests = cache(manifest_scanner.scan_component_manifests)
