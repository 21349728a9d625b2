create table statistics.agency_year (
  agency_id uuid not null,
  year date not null check (extract(doy from year) = 1),
  received_online int not null,
  received_direct int not null,
  closed int not null,
  closed_early int not null,
  closed_on_time int not null,
  closed_overdue int not null,
  open_in_time int not null,
  open_overdue int not null,
  primary key (agency_id, year)
);

comment on table statistics.agency_year is 'The months of an agency added up by years, so that what was carried over reads years and not months.';

alter table statistics.agency_year enable row level security;

insert into statistics.agency_year
select agency_id, date_trunc('year', month)::date, sum(received_online), sum(received_direct), sum(closed), sum(closed_early), sum(closed_on_time),
  sum(closed_overdue), sum(open_in_time), sum(open_overdue)
from statistics.agency_month group by 1, 2;

alter table statistics.agency_year force row level security;

create policy own_agency on statistics.agency_year using (agency_id in (select unnest(platform.agencies())));
