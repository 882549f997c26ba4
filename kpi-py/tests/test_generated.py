"""What is generated is what would be generated."""

from __future__ import annotations

import generated


def test_the_types_are_those_of_the_catalogue() -> None:
    assert generated.PATH.read_text("utf-8") == generated.text(), "run: python tests/generated.py"
