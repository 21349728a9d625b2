create table statistics.sent_report (
  agency_id uuid not null,
  id uuid not null,
  form text not null check (form in ('II.06a')),
  period_key text not null,
  period_from timestamptz not null,
  period_to timestamptz not null,
  left_out text[] not null,
  report jsonb not null,
  dossiers jsonb not null,
  pdf bytea not null,
  pdf_sha256 text not null,
  sent_at timestamptz not null,
  sent_by uuid not null,
  sent_by_name text not null,
  primary key (agency_id, id)
);

comment on table statistics.sent_report is 'append-only: reports as they were sent. A period reported anew is another row.';

comment on column statistics.sent_report.dossiers is 'Every dossier counted, with its code, field and figures, so that later it can be told which ones moved.';

create index sent_report_by_time on statistics.sent_report (agency_id, sent_at, id);

alter table statistics.sent_report enable row level security;

alter table statistics.sent_report force row level security;

create policy own_agency on statistics.sent_report using (agency_id = any ((select platform.agencies())::uuid[]));
