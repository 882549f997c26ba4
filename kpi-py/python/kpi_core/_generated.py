"""The types of the tables and of the functions of the KPIs: generated from the catalogue, checked by a test."""

from __future__ import annotations

from typing import Any, Protocol, TypedDict

from ._ask import Rational, Rules
from ._columns import Columns, Values
from ._native import Totals, Value


class FactTables(TypedDict, total=False):
    """Tables by what their rows are."""

    contacts: Any
    """one contact, or one leg of a contact, of a call log."""
    agent_states: Any
    """one interval in which an agent was in one state."""
    surveys: Any
    """one survey: sent, answered, or possible."""
    ring_attempts: Any
    """one alert of one agent."""
    tickets: Any
    """one ticket as it stands at the horizon, or the part of it in an interval."""
    sla: Any
    """one target, or one ticket with all its targets."""
    resolutions: Any
    """one contact, issue, customer or abandon whose repeats were looked for."""
    callbacks: Any
    """one episode of missed calls, or one call-back request."""
    backlogs: Any
    """one instant at which the backlog was looked at, or one ticket open at one."""
    snapshots: Any
    """one instant looked at, or one contact that waited at it."""
    evaluations: Any
    """one evaluation of one contact."""
    knowledge_tests: Any
    """one test of one agent's knowledge."""
    complaints: Any
    """one complaint of a customer."""
    schedules: Any
    """one scheduled activity, or whole shift, of one agent."""
    attendance: Any
    """one shift, day or week of one agent."""
    staff: Any
    """one stay of a person in one period."""
    forecasts: Any
    """one interval of one queue with its forecast."""
    capacities: Any
    """one period with given quantities."""
    outbound: Any
    """one dialled attempt."""
    sales: Any
    """one sale, or one contact with a sale."""
    costs: Any
    """one amount spent in a period."""
    customer_periods: Any
    """one customer in one period."""
    target_results: Any
    """one interval or agent whose KPI was compared with a target."""


class KpiFunction(Protocol):
    """The function of a KPI."""

    def __call__(
        self,
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
        """The value of the KPI for one column, a table, columns by the names of their fields, or totals."""
        ...


contact_volume: KpiFunction
"""How many contacts came."""
contacts_answered: KpiFunction
"""How many contacts an agent answered, ended or not."""
contacts_handled: KpiFunction
"""How many answered contacts are done, wrap included."""
contacts_abandoned: KpiFunction
"""How many customers left while waiting in the queue or while an agent rang."""
contacts_missed: KpiFunction
"""How many contacts were offered and not answered."""
connect_rate: KpiFunction
"""Share of offered contacts that an agent answered."""
abandonment_rate: KpiFunction
"""Share of offered contacts that the customer left."""
service_level: KpiFunction
"""Share of offered contacts answered within the threshold."""
response_within_target_rate: KpiFunction
"""Share of contacts that are due whose first human reply came within the threshold."""
average_speed_of_answer: KpiFunction
"""How long answered contacts waited on average."""
average_queue_time: KpiFunction
"""How long contacts waited on average, answered or not."""
wait_percentile: KpiFunction
"""The wait that a given share of the contacts did not exceed."""
longest_wait: KpiFunction
"""The longest wait of a contact that left the queue."""
average_abandon_time: KpiFunction
"""How long customers waited on average before they left."""
average_ring_count: KpiFunction
"""How often it rang on average before the answer."""
average_ring_time: KpiFunction
"""How long it rang on average before the answer."""
agent_answer_rate: KpiFunction
"""Share of the alerts that agents answered."""
flow_out_rate: KpiFunction
"""Share of offered contacts that left the queue neither answered nor abandoned."""
callback_request_rate: KpiFunction
"""Share of offered contacts that asked to be called back."""
blocked_rate: KpiFunction
"""Share of attempts that met a busy line."""
out_of_hours_rate: KpiFunction
"""Share of attempts that came outside opening hours."""
self_service_rate: KpiFunction
"""Share of contacts that self-service served."""
missed_call_callback_rate: KpiFunction
"""Share of episodes of missed calls in which the centre called the customer back."""
missed_call_callback_time: KpiFunction
"""How long customers waited for a call-back after a missed call on average."""
contact_frequency: KpiFunction
"""How many contacts each customer made on average."""
repeat_contact_rate: KpiFunction
"""Share of contacts that another of the same customer followed within the window."""
redial_rate: KpiFunction
"""Share of abandoned contacts whose customer came back within the window."""
line_utilisation: KpiFunction
"""Share of the time of all lines that they were busy."""
average_handle_time: KpiFunction
"""How long an agent worked on a contact on average: talk, hold and wrap."""
average_talk_time: KpiFunction
"""How long an agent talked on a contact on average."""
average_hold_time: KpiFunction
"""How long customers were on hold on average."""
average_after_contact_work: KpiFunction
"""How long the work after a contact took on average."""
average_call_duration: KpiFunction
"""How long a contact lasted on average."""
hold_rate: KpiFunction
"""Share of handled legs with some hold."""
transfer_rate: KpiFunction
"""Share of handled contacts that an agent transferred at least once."""
escalation_rate: KpiFunction
"""Share of handled contacts that went to a higher tier."""
short_call_rate: KpiFunction
"""Share of handled legs with hardly any talk."""
agent_disconnect_rate: KpiFunction
"""Share of handled contacts that the agent hung up first."""
contacts_handled_per_agent: KpiFunction
"""How many contacts an agent handled."""
contacts_per_hour: KpiFunction
"""How many contacts an agent handled in an hour of work."""
concurrency: KpiFunction
"""How many contacts agents had in progress at once while they had any."""
first_contact_resolution: KpiFunction
"""Share of issues that one contact resolved."""
one_touch_rate: KpiFunction
"""Share of solved tickets that took one public reply of an agent."""
tickets_created: KpiFunction
"""How many tickets came."""
tickets_solved: KpiFunction
"""How many tickets were solved."""
resolution_rate: KpiFunction
"""Share of what came in that was resolved."""
net_flow: KpiFunction
"""How many more tickets came than were solved."""
first_response_time: KpiFunction
"""How long a customer waited for the first public reply of a human."""
average_response_time: KpiFunction
"""How long customers waited for a reply each time that they wrote."""
resolution_time: KpiFunction
"""How long it took until a ticket was solved."""
requester_wait_time: KpiFunction
"""How long a customer waited for the centre over the life of a ticket."""
agent_work_time: KpiFunction
"""How long a ticket was with the agents, neither on hold nor with the customer."""
on_hold_time: KpiFunction
"""How long a ticket waited for somebody else than the agents and the customer."""
agent_wait_time: KpiFunction
"""How long the agents waited for the customer over the life of a ticket."""
responses_per_ticket: KpiFunction
"""How many messages went back and forth on a solved ticket on average."""
agent_responses_to_closure: KpiFunction
"""How many public replies agents gave until a ticket was closed, on average."""
tickets_handled_per_agent_day: KpiFunction
"""How many tickets an agent worked on in a day."""
ticket_backlog: KpiFunction
"""How many tickets are open at an instant; over several instants, on average."""
backlog_age: KpiFunction
"""How old the open tickets are."""
reopen_rate: KpiFunction
"""Share of solved tickets that were opened again."""
sla_compliance: KpiFunction
"""Share of targets met, of those that can be judged."""
csat: KpiFunction
"""Share of valid answers that are satisfied."""
nps: KpiFunction
"""Share of promoters less the share of detractors."""
ces: KpiFunction
"""How much effort it took the customer."""
survey_response_rate: KpiFunction
"""Share of surveys sent that were answered."""
complaint_rate: KpiFunction
"""How many complaints came for each contact handled."""
attitude_complaint_rate: KpiFunction
"""How many complaints about an agent's attitude came for each contact handled."""
retention_rate: KpiFunction
"""Share of the customers at the start of the period who are still there at its end."""
churn_rate: KpiFunction
"""Share of the customers at the start of the period who are gone at its end."""
customer_lifetime_value: KpiFunction
"""What a customer brings, so far or over the whole time as a customer."""
multichannel_customer_share: KpiFunction
"""Share of customers who came on two channels or more."""
channel_share: KpiFunction
"""Share of contacts that came by the named channel."""
occupancy: KpiFunction
"""Share of the time on duty that agents spent handling contacts."""
utilisation: KpiFunction
"""Share of the paid time that agents spent handling contacts or ready for them."""
working_time_utilisation: KpiFunction
"""Share of the paid time that agents were logged in and not on a break."""
online_time: KpiFunction
"""How long agents were logged in, in any state but offline."""
availability_rate: KpiFunction
"""Share of the logged-in time that agents were handling contacts, ready or ringing."""
attendance_rate: KpiFunction
"""Share of the scheduled time, or of the shifts, that agents came to."""
absence_rate: KpiFunction
"""Share of the scheduled time, or of the shifts, that agents missed."""
schedule_adherence: KpiFunction
"""Share of the scheduled time in which agents did what the schedule asked."""
schedule_conformance: KpiFunction
"""How much agents worked of what was scheduled, at whatever hour."""
shrinkage: KpiFunction
"""Share of the paid time in which agents were not available for contacts."""
forecast_accuracy: KpiFunction
"""How far the forecast of contacts lay from what came."""
staffing_ratio: KpiFunction
"""How many of the required positions were staffed."""
fte: KpiFunction
"""How many full-time agents the paid hours make."""
attrition_rate: KpiFunction
"""How many people left, over the mean number on staff."""
quality_score: KpiFunction
"""Share of the possible points that evaluated contacts were given."""
critical_error_accuracy: KpiFunction
"""Share of evaluated contacts without a critical error of the class."""
monitoring_pass_rate: KpiFunction
"""Share of evaluated contacts that passed."""
knowledge_score: KpiFunction
"""How many of 100 points agents reached in tests of their knowledge."""
knowledge_pass_rate: KpiFunction
"""Share of tests of agents' knowledge that reached the mark."""
evaluations_per_agent_week: KpiFunction
"""How many contacts of each agent were evaluated in a week of work."""
monitoring_coverage: KpiFunction
"""Share of handled contacts that were evaluated."""
outbound_connect_rate: KpiFunction
"""Share of dialled attempts that a person answered."""
right_party_contact_rate: KpiFunction
"""Share of answered attempts that reached the right person."""
valid_number_rate: KpiFunction
"""Share of dialled attempts whose number exists: the quality of the list."""
list_penetration: KpiFunction
"""Share of the leads on the list that were dialled at least once."""
outbound_calls_per_agent_day: KpiFunction
"""How many attempts were dialled for each day that an agent worked."""
outbound_success_rate: KpiFunction
"""Share of right-party contacts that led to a success."""
successes_per_day: KpiFunction
"""How many successes came for each day that an agent worked."""
outbound_work_efficiency: KpiFunction
"""What an hour of an agent in outbound work brings."""
conversion_rate: KpiFunction
"""Share of right-party contacts that ended in a sale."""
contacts_per_conversion: KpiFunction
"""How many attempts one sale takes."""
cross_sell_rate: KpiFunction
"""Share of contacts with a sale that sold an additional product."""
revenue_per_contact: KpiFunction
"""What a handled contact brings in sales."""
sales_per_agent: KpiFunction
"""How much an agent sells."""
cost_per_contact: KpiFunction
"""What a handled contact costs, everything included."""
cost_per_resolution: KpiFunction
"""What it costs to resolve an issue, the contacts that resolved nothing included."""
cost_per_acquisition: KpiFunction
"""What it costs to win a customer: the campaign and the handling of its contacts."""
dialler_abandon_rate: KpiFunction
"""Share of live calls that had no agent in time: the centre abandoned the customer."""
agents_staffed: KpiFunction
"""How many agents were logged in, on average over the instants looked at."""
oldest_in_queue: KpiFunction
"""How long the contact that waited longest had waited by then."""
rona_rate: KpiFunction
"""Share of the alerts that agents did not answer."""
agents_available: KpiFunction
"""How many agents were available for a contact, on average over the instants looked at."""
contacts_in_queue: KpiFunction
"""How many contacts were waiting, on average over the instants looked at."""
time_to_assign: KpiFunction
"""How long a ticket lay before somebody was in charge of it."""
reassignments_per_ticket: KpiFunction
"""How often a solved ticket changed hands on average."""
not_ready_share: KpiFunction
"""Share of the logged-in time that agents were not there for contacts."""
intervals_meeting_target_share: KpiFunction
"""Share of the intervals whose KPI met its target."""
agents_below_target_share: KpiFunction
"""Share of the agents whose KPI missed its target."""
network_failure_rate: KpiFunction
"""Share of dialled attempts that the network failed."""
system_drop_rate: KpiFunction
"""Share of contacts that the system lost."""
days_of_backlog: KpiFunction
"""How many days the open tickets would take at the pace of the period, if nothing came."""
backlog_cycles_late: KpiFunction
"""How many times their target the open tickets are late on average."""
attempts_per_lead: KpiFunction
"""How often a lead was dialled on average."""
mean_patience: KpiFunction
"""How long a customer would wait on average before leaving."""
