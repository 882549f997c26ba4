"""What newcomers get wrong gets one message that helps."""

from __future__ import annotations

import kpi_core as kpi
import newcomers
import pytest

# What each message must tell, beside what the page has: the name that is wrong, and what mends it.
TELLS = {
    "A column that there is not": ["`reslt`", "near it: result"],
    "A column that every row needs, under another name": ["`outcome`", "it has result", "columns={"],
    "A field that there is not": ["`outcom`", "near it: outcome"],
    "A column by which to group that there is not": ["`queue`", "it has outcome"],
    "Timestamps as texts": ["`arrived_at`", "to_datetime"],
    "Timestamps without a zone": ["`arrived_at`", "naive_tz="],
    "Intervals without a column of instants": ["`arrived_at`", "it has outcome, started", "columns={"],
    "Intervals without a zone": ["tz="],
    "A zone that there is not": ["`Asia/Jerusalm`", "Asia/Jerusalem"],
    "A score off its scale": ["row 2", "off its scale (11)"],
    "A score off its scale, in a table": ["1 of 3 rows", "row 2", "off its scale (11)", ".rejected_rows"],
    "A number without its unit where a time is meant": ["`wait`", '("wait", "s")'],
    "Seconds where milliseconds are": ["`wait_ms`", "speaks of ms", "s are said"],
    "A bare number as a threshold": ["`answer_within`", "timedelta", '"20s"'],
    "An id in two rows": ["`id`", "a in 2 rows", "0 and 2"],
    "Words that stand for nothing": ["'HUNG' (2 rows)", "values="],
    "The same, where no row may be lost": ["row 1", "'HUNG'", "values="],
    "A word that stands for a word that there is not": ["`answered`", "handled"],
    "NaN": ["NaN in row 1", "None"],
    "A score that is no whole number": ["8.5 in row 1", "whole numbers"],
    "A KPI that there is not": ["`servicelevel`", "service_level"],
    "A function that there is not": ["'abandonment'", "abandonment_rate"],
    "A variant that there is not": ["`by_caller`", "by_response, by_customer"],
    "A KPI without a default variant": ["variant=", "ces2_mean"],
    "The same KPI twice": ["`connect_rate`", "name="],
    "A table without what its rows are": ["contacts="],
    "A value as a truth": [".is_defined"],
    "An undefined value as a number": ["nps has no", "no rows"],
    "Two different KPIs compared": ["nps (by_response)", "csat (top_two_box)"],
    "Figures added up": ["unsupported operand"],
    "Totals under different rules added up": ["answer_within"],
    "An interval of doubt where there is none": ["longest_wait"],
}


@pytest.mark.parametrize(("what", "code"), newcomers.SLIPS, ids=[what for what, _ in newcomers.SLIPS])
def test_one_message_that_helps(what: str, code: str) -> None:
    said = newcomers.said(code)
    assert said.count("\n") == 0, "one message"
    for part in TELLS[what]:
        assert part in said


def test_the_page_says_what_is_said() -> None:
    assert newcomers.PAGE.read_text("utf-8") == newcomers.text(), "run: python tests/newcomers.py"


def test_exceptions_keep_what_they_are_about() -> None:
    with pytest.raises(kpi.ColumnError) as told:
        kpi.scorecard(contacts={"outcome": ["handled"], "wait": [1]}, kpis=["service_level"])
    assert (told.value.column, told.value.code) == ("wait", "column")
    assert told.value.message == str(told.value)
    with pytest.raises(kpi.RowRejected) as rejected:
        kpi.Totals("survey").observe_all([{"nps": 9}, {"nps": 12}])
    assert (rejected.value.row, rejected.value.field, rejected.value.reason) == (1, "nps", "off_scale")
    assert isinstance(rejected.value, kpi.KpiError)
    assert isinstance(rejected.value, ValueError)


def test_a_rejected_row_is_counted_and_raised() -> None:
    totals = kpi.Totals("survey")
    with pytest.raises(kpi.RowRejected):
        totals.observe(nps=11)
    totals.observe_all([{"nps": 9}, {"nps": -1}], strict=False)
    assert totals.rejected == {"off_scale": 2}
    assert totals["rows"] == 1
    contacts = kpi.Totals("contact")
    with pytest.raises(kpi.RowRejected, match="'hung up' stands for nothing: there are handled"):
        contacts.observe(outcome="hung up")
    assert contacts.rejected == {"unknown_word": 1}


def test_a_pickled_exception_keeps_everything() -> None:
    import pickle

    with pytest.raises(kpi.RowRejected) as told:
        kpi.nps([11])
    again = pickle.loads(pickle.dumps(told.value))
    assert (type(again), again.message, again.row, again.field) == (kpi.RowRejected, told.value.message, 0, "nps")


def test_rejected_rows_are_warned_of_where_the_caller_stands() -> None:
    with pytest.warns(kpi.errors.RejectedRowsWarning, match="1 of 2 rows") as caught:
        kpi.scorecard(surveys={"nps": [9, 11]}, kpis=["nps"])
    assert caught[0].filename == __file__
    with pytest.warns(kpi.errors.RejectedRowsWarning) as caught:
        kpi.totals(surveys={"nps": [9, 11]})
    assert caught[0].filename == __file__
    with pytest.warns(kpi.errors.RejectedRowsWarning) as caught:
        kpi.nps([9, 11], strict=False)
    assert caught[0].filename == __file__
