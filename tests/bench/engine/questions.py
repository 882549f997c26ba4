"""What is asked: the KPIs, once, as data; and the SQL of it for the peers that speak SQL.

A KPI is a total or arithmetic on totals (`IN_TIME / ROWS`). Each peer turns the same terms into what it computes fastest.
"""

from dataclasses import dataclass

START_US = 1_704_067_200_000_000  # 2024-01-01T00:00:00Z, a Monday
DAYS = 90
WIDTH_S = {"bucket": 1_800, "day": 86_400}  # number of the interval since START_US

KEYS = {"q0": [], "q1": ["queue"], "q2": ["queue", "bucket"], "q3": ["agent_id", "day"]}
FORMS = ["core", "full"]


class Term:
    def __add__(self, other):
        return Operation("+", self, other)

    def __sub__(self, other):
        return Operation("-", self, other)

    def __truediv__(self, other):
        return Operation("/", self, other)


@dataclass(frozen=True)
class Operation(Term):
    """Of whole numbers, but for the quotient, which is a double and null (or NaN) where the divisor is 0."""

    sign: str
    left: Term
    right: Term


@dataclass(frozen=True)
class Count(Term):
    """Rows for which all conditions (column, comparison, value) hold; one whose column is null does not. 0 where there is none."""

    where: tuple = ()


@dataclass(frozen=True)
class Known(Term):
    """Rows in which the column is not null."""

    column: str


@dataclass(frozen=True)
class Sum(Term):
    """0 where all are null."""

    column: str


@dataclass(frozen=True)
class Mean(Term):
    """Null where all are null."""

    column: str
    where: tuple = ()


@dataclass(frozen=True)
class Max(Term):
    column: str


@dataclass(frozen=True)
class Hundredfold(Term):
    term: Term


def count(*where):
    return Count(where)


IS_ANSWERED, IS_ABANDONED = ("answered", "is", True), ("outcome", "=", "abandoned")
IS_SOON = ("wait_ms", "<=", 20_000)
ROWS, ANSWERED, ABANDONED = count(), count(IS_ANSWERED), count(IS_ABANDONED)
SHORT = count(IS_ABANDONED, ("wait_ms", "<", 5_000))
IN_TIME = count(IS_ANSWERED, IS_SOON)

CORE = {
    "offered": ROWS,
    "answered": ANSWERED,
    "abandoned": ABANDONED,
    "short_abandoned": SHORT,
    "sl_offered": IN_TIME / ROWS,
    "sl_ex_short": IN_TIME / (ROWS - SHORT),
    "sl_ab_in": (IN_TIME + count(IS_ABANDONED, IS_SOON)) / ROWS,
    "asa_ms": Mean("wait_ms", (IS_ANSWERED,)),
    "max_wait_ms": Max("wait_ms"),
    "mean_talk": Mean("talk_ms"),
    "mean_hold": Mean("hold_ms"),
    "mean_wrap": Mean("wrap_ms"),
    "aht_ms": (Sum("talk_ms") + Sum("hold_ms") + Sum("wrap_ms")) / ANSWERED,
    "transfer_rate": count(("transferred", "is", True)) / ANSWERED,
    "fcr": count(("resolved", "is", True)) / Known("resolved"),
    "csat_top2": count(("csat", ">=", 4)) / Known("csat"),
    "csat_mean": Mean("csat"),
    "nps": Hundredfold((count(("nps", ">=", 9)) - count(("nps", "<=", 6))) / Known("nps")),
    "ces_mean": Mean("ces"),
    "ces_top3": count(("ces", ">=", 5)) / Known("ces"),
    "conversion": count(("revenue_cents", ">", 0)) / ANSWERED,
    "rev_per_contact": Sum("revenue_cents") / ROWS,
}
# Of all waits; between two of them on the straight line (type 7 of Hyndman and Fan).
PERCENTILES = {"p50": 0.50, "p90": 0.90, "p95": 0.95, "p99": 0.99}
WHOLE = ["offered", "answered", "abandoned", "short_abandoned", "max_wait_ms", "distinct_customers"]
# What a question reads; who loads or decodes columns need not do so for the others.
CORE_COLUMNS = ["wait_ms", "talk_ms", "hold_ms", "wrap_ms", "answered", "outcome", "transferred", "resolved", "csat", "nps", "ces", "revenue_cents"]


def columns(query, form):
    """The names of the columns of the answer, keys first."""
    full = [*PERCENTILES, "distinct_customers"] if form == "full" else []
    return [*KEYS[query], *CORE, *full]


class Sql:
    """SQL as most engines take it; a peer overrides what it has a faster word for."""

    def question(self, query, form, table):
        keys = [self.key(name) for name in KEYS[query]]
        shown = [f"{key} AS {name}" for (_, key), name in zip(keys, KEYS[query])]
        shown += [f"{self.term(term)} AS {name}" for name, term in CORE.items()]
        if form == "full":
            shown += [f"{value} AS {name}" for name, value in self.percentiles("wait_ms").items()]
            shown.append(f"{self.distinct('customer_id')} AS distinct_customers")
        served = " WHERE agent_id IS NOT NULL" if "agent_id" in KEYS[query] else ""
        grouped = f" GROUP BY {', '.join(by for by, _ in keys)}" if keys else ""
        return f"SELECT {', '.join(shown)} FROM {table}{served}{grouped}"

    def key(self, name):
        """What to group by, and how to show it once grouped."""
        if name not in WIDTH_S:
            return name, name
        return self.interval(WIDTH_S[name])

    def term(self, term):
        match term:
            case Operation("/", left, right):
                return f"CAST({self.term(left)} AS DOUBLE) / ({self.term(right)})"
            case Operation(sign, left, right):
                return f"{self.term(left)} {sign} {self.term(right)}"
            case Hundredfold(term):
                return f"100.0 * ({self.term(term)})"
            case Count(()):
                return "count(*)"
            case Count(where):
                return f"coalesce({self.count(self.where(where))}, 0)"
            case Known(column):
                return f"count({column})"
            case Sum(column):
                return f"coalesce(sum({column}), 0)"
            case Max(column):
                return f"max({column})"
            case Mean(column, where):
                return self.mean(column, self.where(where))

    def where(self, conditions):
        return " AND ".join(column if sign == "is" else f"{column} {sign} {self.literal(column, value)}" for column, sign, value in conditions)

    def literal(self, column, value):
        return f"'{value}'" if isinstance(value, str) else str(value)

    def count(self, where):
        return f"count(*) FILTER (WHERE {where})"

    def mean(self, column, where):
        return f"avg({column})" + (f" FILTER (WHERE {where})" if where else "")

    def distinct(self, column):
        return f"count(DISTINCT {column})"

    def percentiles(self, column):
        raise NotImplementedError

    def interval(self, seconds):
        raise NotImplementedError
