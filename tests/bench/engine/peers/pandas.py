"""pandas: what a careful user writes, helper columns and then one grouping with the built-in aggregations. It has one thread only."""

import operator

import pandas as pd

from questions import CORE, CORE_COLUMNS, KEYS, PERCENTILES, START_US, WIDTH_S, Count, Hundredfold, Known, Max, Mean, Operation, Sum

SIGNS = {"+": operator.add, "-": operator.sub, "/": operator.truediv}
COMPARISONS = {"=": operator.eq, "<": operator.lt, "<=": operator.le, ">": operator.gt, ">=": operator.ge}


def where(frame, conditions):
    """A column of booleans in which a comparison with null is false; a column of booleans with nulls is one of objects in pandas."""
    mask = None
    for column, sign, value in conditions:
        one = frame[column] if sign == "is" else COMPARISONS[sign](frame[column], value)
        if one.dtype == object:
            one = one.eq(True)
        mask = one if mask is None else mask & one
    return mask


def helpers(frame, term):
    """The columns that a term is aggregated from, with the name of the aggregation, by the term."""
    match term:
        case Operation(_, left, right):
            return helpers(frame, left) | helpers(frame, right)
        case Hundredfold(term):
            return helpers(frame, term)
        case Count(()):
            return {term: None}
        case Count(conditions):
            return {term: (where(frame, conditions), "sum")}
        case Mean(column, ()):
            return {term: (frame[column], "mean")}
        case Mean(column, conditions):
            return {term: (frame[column].where(where(frame, conditions)), "mean")}
        case Known(column):
            return {term: (frame[column], "count")}
        case Sum(column):
            return {term: (frame[column], "sum")}
        case Max(column):
            return {term: (frame[column], "max")}


def evaluate(term, totals):
    match term:
        case Operation(sign, left, right):
            return SIGNS[sign](evaluate(left, totals), evaluate(right, totals))
        case Hundredfold(term):
            return 100.0 * evaluate(term, totals)
        case _:
            return totals[term]


class Whole:
    """All rows as one group, so that the ungrouped question reads like the grouped ones."""

    def __init__(self, frame):
        self.frame = frame

    def __getitem__(self, column):
        return Whole(self.frame[column])

    def size(self):
        return pd.Series([len(self.frame)])

    def agg(self, name):
        return pd.Series([getattr(self.frame, name)()])

    def quantile(self, shares):
        return self.frame.quantile(shares)


class Peer:
    version = pd.__version__

    def __init__(self, threads):
        pass

    def load(self, paths, source):
        self.path = paths["parquet"]
        self.frame = None if source == "parquet" else pd.read_parquet(self.path)

    def run(self, query, form):
        frame = self.read(query, form) if self.frame is None else self.frame
        if "agent_id" in KEYS[query]:
            frame = frame[frame["agent_id"].notna()]
        needed = {}
        for term in CORE.values():
            needed |= helpers(frame, term)
        names = {term: f"h{at}" for at, term in enumerate(needed)}
        wide = {names[term]: made[0] for term, made in needed.items() if made}
        wide |= {"wait_ms": frame["wait_ms"], "customer_id": frame["customer_id"]} if form == "full" else {}
        groups = self.group(frame, pd.DataFrame(wide, copy=False), query)
        totals = {term: groups[names[term]].agg(made[1]) if made else groups.size() for term, made in needed.items()}
        result = {name: evaluate(term, totals) for name, term in CORE.items()}
        if form == "full":
            result |= self.percentiles(groups, query)
            result["distinct_customers"] = groups["customer_id"].agg("nunique")
        result = pd.DataFrame(result)
        return result.reset_index() if KEYS[query] else result

    def read(self, query, form):
        keys = ["offered_at" if key in WIDTH_S else key for key in KEYS[query]]
        return pd.read_parquet(self.path, columns=[*keys, *CORE_COLUMNS, *(["customer_id"] if form == "full" else [])])

    def group(self, frame, wide, query):
        if not KEYS[query]:
            return Whole(wide)
        return wide.groupby([self.key(frame, name) for name in KEYS[query]], observed=True, sort=False)

    def key(self, frame, name):
        if name not in WIDTH_S:
            return frame[name]
        number = (frame["offered_at"].to_numpy().astype("i8") - START_US) // (WIDTH_S[name] * 1_000_000)
        return pd.Series(number, frame.index, name=name)

    def percentiles(self, groups, query):
        waits = groups["wait_ms"].quantile(list(PERCENTILES.values()))
        if not KEYS[query]:
            return {name: pd.Series([waits[share]]) for name, share in PERCENTILES.items()}
        return {name: waits.xs(share, level=-1) for name, share in PERCENTILES.items()}

    def answer(self, result):
        return result
