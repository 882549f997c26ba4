"""A function for every KPI of the catalogue, made when it is first asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from functools import cache
from typing import Any

from . import _native
from ._ask import Ask, Rational, Rules
from ._columns import Columns, Values
from ._facts import plural
from ._native import Totals, Value
from ._tables import Request
from .errors import UnknownName


@cache
def names() -> frozenset[str]:
    """The ids of all KPIs."""
    return frozenset(kpi.id for kpi in _native.kpis())


@cache
def function(id: str) -> Callable[..., Value]:
    """The function of a KPI."""
    kpi = _native.kpi(id)

    def compute(
        data: Any = None,
        /,
        *others: Totals,
        variant: str | None = None,
        rules: Rules | None = None,
        columns: Columns | None = None,
        values: Values | None = None,
        p: Rational | None = None,
        percentile_rule: str | None = None,
        discount: Rational | None = None,
        strict: bool = True,
        **fields: Any,
    ) -> Value:
        if isinstance(data, Totals):
            if fields or rules is not None or columns is not None or values is not None:
                raise TypeError(
                    f"{id}: totals were counted under rules of their own: nothing is told beside them but the variant"
                )
            return _native.evaluate(
                id, [data, *others], variant, p=p, percentile_rule=percentile_rule, discount=discount
            )
        if others:
            raise TypeError(f"{id}: one column or table is given, or totals of several facts")
        asked = Ask(id, variant, p=p, percentile_rule=percentile_rule, discount=discount)
        chosen = kpi.default if variant is None else kpi.variant(variant)
        if chosen is None:
            known = ", ".join(f'"{of.name}"' for of in kpi.variants)
            raise UnknownName(
                f"{id} has no default variant, for the field agrees on none: name one, variant= one of {known}"
            )
        if data is not None and not fields and columns is None and values is None and not chosen.states:
            counted = _counted(chosen, data, rules, strict)
            if counted is not None:
                return _native.evaluate(
                    id, [counted], chosen.name, p=p, percentile_rule=percentile_rule, discount=discount
                )
        table = _table_of(kpi, chosen, data, fields)
        return _value_of(chosen, asked, table, rules, columns, values, strict)

    compute.__name__ = compute.__qualname__ = id
    compute.__module__ = "kpi_core"
    compute.__doc__ = docstring(kpi)
    return compute


def _is_table(data: Any) -> bool:
    """Whether something has columns rather than being one."""
    if (
        isinstance(data, Mapping)
        or hasattr(data, "columns")
        or hasattr(data, "column_names")
        or hasattr(data, "collect_schema")
    ):
        return True
    return (
        isinstance(data, str)
        or hasattr(data, "__fspath__")
        or type(data).__name__ in ("RecordBatch", "RecordBatchReader")
    )


def _table_of(kpi: _native.Kpi, variant: _native.Variant, data: Any, fields: Mapping[str, Any]) -> Any:
    """The table of one fact: the one that was given, or one of columns."""
    needed = variant.columns
    if data is not None and fields:
        raise TypeError(f"{kpi.id}: give one column, a table, or columns by name, not several of them")
    if len(needed) != 1:
        facts = ", ".join(f"{plural(fact)}=..." for fact, _ in needed)
        raise TypeError(
            f"{kpi.id} reads several facts: kpi_core.scorecard({facts}, kpis=[{kpi.id!r}]), or give the totals of each"
        )
    ((fact, wanted),) = needed
    if data is not None and _is_table(data):
        return data
    known = {field.name for field in _native.fact(fact).fields}
    for name in fields:
        if name not in known:
            raise TypeError(
                f"{kpi.id}: `{fact}` has no field {name!r}: this variant reads {', '.join(wanted) or 'any row'}"
            )
    if data is not None:
        if len(wanted) != 1:
            each = ", ".join(f"{name}=..." for name in wanted)
            raise TypeError(f"{kpi.id} reads {len(wanted)} columns: {kpi.id}({each}), or a table")
        return {wanted[0]: data}
    if not fields:
        each = ", ".join(f"{name}=..." for name in wanted)
        raise TypeError(f"{kpi.id} of what? {kpi.id}({each}), a table, or totals")
    return dict(fields)


def _counted(variant: _native.Variant, data: Any, rules: Rules | None, strict: bool) -> Totals | None:
    """The totals of a column of bytes, where the variant reads one column: counted at the speed of memory."""
    if len(variant.columns) != 1 or len(variant.columns[0][1]) != 1 or isinstance(data, Mapping | list | tuple | str):
        return None
    ((fact, (field,)),) = variant.columns
    given = dict(variant.requires) if variant.requires and rules is None else rules
    counted = _native.count_bytes(fact, field, data, given, strict=strict)
    if counted is not None and counted.rejected:
        from ._warn import warn

        rows = sum(counted.rejected.values())
        reasons = ", ".join(f"{count} {reason}" for reason, count in counted.rejected.items())
        warn(f"{rows} rows were left out ({reasons})")
    return counted


def _value_of(
    variant: _native.Variant,
    asked: Ask,
    table: Any,
    rules: Rules | None,
    columns: Columns | None,
    values: Values | None,
    strict: bool,
) -> Value:
    from ._scorecard import card_of

    ((fact, _),) = variant.columns
    if variant.requires and rules is None:
        rules = dict(variant.requires)
    request = Request({plural(fact): table}, columns=columns, values=values, rules=rules)
    card = card_of(request, [asked], False, strict, None, False, alone=True)
    return card._card.value(0, 0)


def docstring(kpi: _native.Kpi) -> str:
    """The documentation of a KPI, with an example that runs."""
    default = kpi.default or kpi.variants[0]
    lines = [kpi.meaning, "", " · ".join(dict.fromkeys(kpi.names.values())), ""]
    told = [
        ("Formula", f"{default.name} = {default.formula}"),
        ("Unit", f"{default.unit}, {default.range}, {default.better}"),
        ("Rules", ", ".join(default.rules)),
        ("Columns", "; ".join(f"{fact}: {', '.join(columns) or 'any row'}" for fact, columns in default.columns)),
        ("Undefined", ", ".join(default.undefined)),
        ("Left out", ", ".join(default.left_out)),
        ("Not yet", ", ".join(default.pending)),
        ("Source", kpi.source),
    ]
    from . import _text

    lines += [_text.wrapped(title, text, 96) for title, text in told if text]
    if kpi.default is None:
        lines += ["", "The field agrees on no default: a variant is named."]
    if kpi.notes:
        lines += ["", kpi.notes]
    lines += ["", "Variants:"]
    lines += [f"    {variant.name}: {variant.meaning} ({variant.formula})" for variant in kpi.variants]
    lines += ["", "Args:"]
    lines += [
        "    data: One column, where the variant reads one; a table; or `Totals`.",
        "    others: Totals of the other facts that the KPI reads.",
        "    variant: The variant, where it is not the default one.",
        "    rules, columns, values: As in `scorecard`.",
        "    p, percentile_rule, discount: What the formula asks for.",
        "    strict: Raise at the first row that breaks a rule; else such rows are left out, counted, and warned of.",
        "    fields: The columns by the names of their fields.",
    ]
    lines += ["", "Examples:", *(f"    {line}" for line in example(kpi))]
    return "\n".join(lines)


def example(kpi: _native.Kpi) -> Iterable[str]:
    """The example that the catalogue has worked by hand, as it is typed."""
    given = kpi.example
    if given is None:
        return [">>> import kpi_core", f">>> kpi_core.catalogue.kpi({kpi.id!r}).id", repr(kpi.id)]
    variant = kpi.variant(given["variant"])
    lines = [">>> import kpi_core"]
    first = variant.facts[0]
    kept = ', keep="exact"' if given["samples"] or given["quotients"] else ""
    for fact in variant.facts:

        def own(name: str, fact: str = fact) -> str | None:
            of, _, rest = name.rpartition(".")
            return rest if (of or first) == fact else None

        totals = {own(name): value for name, value in given["totals"] if own(name)}
        rules = [
            f"{rule}={text}"
            for rule, text in variant.requires
            if any(of.name == rule for of in _native.fact(fact).rules)
        ]
        told = f", {' '.join(rules)!r}" if rules else ""
        if kept:
            # What is kept beside the totals starts empty, not unknown.
            lines.append(f">>> {fact} = kpi_core.Totals({fact!r}{told}{kept})")
            lines += [f">>> {fact}.set({name!r}, {value})" for name, value in totals.items()]
        else:
            lines.append(f">>> {fact} = kpi_core.Totals.known({fact!r}, {totals!r}{told})")
        for name, samples in given["samples"]:
            if own(name):
                lines += [f">>> for value in {list(samples)!r}:", f"...     {fact}.feed({own(name)!r}, value)"]
        for name, pairs in given["quotients"]:
            if own(name):
                lines += [
                    f">>> for above, below in {list(pairs)!r}:",
                    f"...     {fact}.feed({own(name)!r}, above, below)",
                ]
    asked = [*variant.facts]
    if kpi.default is None or kpi.default.name != variant.name:
        asked.append(f"variant={variant.name!r}")
    if given["percent"] is not None:
        asked.append(f'p="{given["percent"]}/100"')
    if given["discount"] is not None:
        above, below = given["discount"]
        asked.append(f'discount="{above}/{below}"')
    lines += [f">>> kpi_core.{kpi.id}({', '.join(asked)}).parts", repr(tuple(given["parts"]))]
    return lines
