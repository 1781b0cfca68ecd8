"""What the laws are tried on."""

import pytest

from tests.laws.world import World


@pytest.fixture
def world(db: None) -> World:
    return World()
