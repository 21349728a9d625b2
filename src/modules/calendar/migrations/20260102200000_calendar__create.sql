create schema calendar;

comment on schema calendar is 'Working hours, holidays and swapped working days of each agency: what a promised day is counted by.';

create table calendar.weekly_schedule (
  agency_id uuid not null,
  valid_from date not null,
  valid_to date,
  week jsonb not null,
  legal_ref text not null,
  primary key (agency_id, valid_from),
  check (valid_to >= valid_from),
  check (jsonb_array_length(week) = 7)
);

comment on table calendar.weekly_schedule is 'Opening hours; on a day two hold, the one valid from later rules. None: the usual office hours.';

comment on column calendar.weekly_schedule.week is 'Sunday first: lists of {from, to} in minutes since midnight.';

create table calendar.year_table (
  agency_id uuid not null,
  year int not null check (year between 2020 and 2040),
  status text not null check (status in ('published', 'proposed')),
  source text not null,
  primary key (agency_id, year)
);

comment on table calendar.year_table is 'Years whose holidays the agency keeps itself, in place of the table that comes with the product.';

create table calendar.special_day (
  agency_id uuid not null,
  day date not null,
  year int not null,
  kind text not null check (kind in ('holiday', 'compensatory', 'swapped_off', 'swapped_working')),
  name text not null,
  name_en text,
  status text not null check (status in ('published', 'proposed')),
  legal_ref text not null,
  swapped_with date,
  primary key (agency_id, day),
  foreign key (agency_id, year) references calendar.year_table (agency_id, year),
  check (year = extract(year from day)),
  check ((kind in ('swapped_off', 'swapped_working')) = (swapped_with is not null))
);

comment on table calendar.special_day is 'Holidays, days off in lieu, and days that trade places (hoán đổi); legal_ref names the notice.';

alter table calendar.weekly_schedule enable row level security;

alter table calendar.weekly_schedule force row level security;

create policy everybody_reads on calendar.weekly_schedule for select using (true);

create policy own_agency on calendar.weekly_schedule using (agency_id = any (platform.agencies()));

alter table calendar.year_table enable row level security;

alter table calendar.year_table force row level security;

create policy everybody_reads on calendar.year_table for select using (true);

create policy own_agency on calendar.year_table using (agency_id = any (platform.agencies()));

alter table calendar.special_day enable row level security;

alter table calendar.special_day force row level security;

create policy everybody_reads on calendar.special_day for select using (true);

create policy own_agency on calendar.special_day using (agency_id = any (platform.agencies()));
