create index agency_month_by_month on statistics.agency_month (month)
include (agency_id, received_online, received_direct, closed, closed_early, closed_on_time, closed_overdue, open_in_time, open_overdue);

comment on index statistics.agency_month_by_month is 'A page over the country reads a year of all agencies out of many years, and nothing but this.';
