create schema statistics;

comment on schema statistics is 'Figures kept by events, and reports as they were sent.';

create table statistics.counted_agency (
  agency_id uuid not null primary key,
  counted_at timestamptz not null
);

comment on table statistics.counted_agency is 'When the figures of an agency were last brought up to date; whoever counts holds this row, so that one counts after another.';

create table statistics.counted_dossier (
  agency_id uuid not null,
  dossier_id uuid not null,
  field text not null,
  channel text not null check (channel in ('online', 'direct')),
  received_day date not null,
  closed_day date,
  outcome text,
  standing text check (standing in ('settled_early', 'settled_on_time', 'settled_overdue')),
  overdue_day date,
  primary key (agency_id, dossier_id),
  check ((closed_day is null) = (outcome is null) and (closed_day is null) = (standing is null))
);

comment on table statistics.counted_dossier is 'What a dossier was last counted as, at the agency that settles it: when it changes, only the difference is added to the figures.';

comment on column statistics.counted_dossier.overdue_day is 'The day in which its statutory limit runs out; also when it was closed before.';

create index counted_dossier_left_out on statistics.counted_dossier (agency_id, closed_day) where outcome in ('settlement_refused', 'withdrawn', 'lapsed');

create table statistics.daily_figure (
  agency_id uuid not null,
  day date not null,
  field text not null,
  channel text not null check (channel in ('online', 'direct')),
  received int not null,
  closed int not null,
  closed_early int not null,
  closed_on_time int not null,
  closed_overdue int not null,
  open_in_time int not null,
  open_overdue int not null,
  primary key (agency_id, day, field, channel)
);

comment on table statistics.daily_figure is 'By how much a day changed what is received, closed and open. A limit that runs out on a day to come stands there already.';

create table statistics.monthly_figure (
  agency_id uuid not null,
  month date not null check (extract(day from month) = 1),
  field text not null,
  channel text not null check (channel in ('online', 'direct')),
  received int not null,
  closed int not null,
  closed_early int not null,
  closed_on_time int not null,
  closed_overdue int not null,
  open_in_time int not null,
  open_overdue int not null,
  primary key (agency_id, month, field, channel)
);

comment on table statistics.monthly_figure is 'The daily figures added up by months, so that a period reads as many rows as it has months and not days.';

create table statistics.agency_month (
  agency_id uuid not null,
  month date not null check (extract(day from month) = 1),
  received_online int not null,
  received_direct int not null,
  closed int not null,
  closed_early int not null,
  closed_on_time int not null,
  closed_overdue int not null,
  open_in_time int not null,
  open_overdue int not null,
  primary key (agency_id, month)
);

comment on table statistics.agency_month is 'The same without fields: one row for a commune and month, for pages over thousands of communes.';

alter table statistics.counted_agency enable row level security;

alter table statistics.counted_agency force row level security;

create policy own_agency on statistics.counted_agency using (agency_id = any ((select platform.agencies())::uuid[]));

alter table statistics.counted_dossier enable row level security;

alter table statistics.counted_dossier force row level security;

create policy own_agency on statistics.counted_dossier using (agency_id = any ((select platform.agencies())::uuid[]));

alter table statistics.daily_figure enable row level security;

alter table statistics.daily_figure force row level security;

create policy own_agency on statistics.daily_figure using (agency_id = any ((select platform.agencies())::uuid[]));

alter table statistics.monthly_figure enable row level security;

alter table statistics.monthly_figure force row level security;

create policy own_agency on statistics.monthly_figure using (agency_id in (select unnest(platform.agencies())));

alter table statistics.agency_month enable row level security;

alter table statistics.agency_month force row level security;

create policy own_agency on statistics.agency_month using (agency_id in (select unnest(platform.agencies())));
