"""The facts by the names under which tables are handed over: `contacts`, `agent_states`, `surveys` ..."""

from __future__ import annotations

from functools import cache

from . import _native
from .errors import UnknownName

# Names that are a mass or a plural already.
_UNCOUNTED = frozenset({"staff", "outbound", "attendance", "sla"})


def plural(fact: str) -> str:
    """The keyword of the table of a fact: `contact` is `contacts`, `capacity` is `capacities`, `staff` is `staff`."""
    if fact in _UNCOUNTED:
        return fact
    return f"{fact[:-1]}ies" if fact.endswith("ity") else f"{fact}s"


@cache
def keywords() -> dict[str, str]:
    """Every keyword of a table, and its fact."""
    return {plural(fact.name): fact.name for fact in _native.facts()}


def fact_of(keyword: str) -> str:
    """The fact of a keyword, or of its own name."""
    known = keywords()
    if keyword in known:
        return known[keyword]
    if keyword in known.values():
        return keyword
    raise UnknownName(f"there are no tables of `{keyword}`: there are {', '.join(known)}")


def keyword_of(name: str) -> str:
    """The keyword of a table, from itself or from the name of its fact."""
    return plural(fact_of(name))


def known_keyword(name: str) -> str | None:
    """The keyword of a table; `None` where nothing is called so."""
    try:
        return keyword_of(name)
    except UnknownName:
        return None
