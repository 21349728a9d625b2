alter table statistics.sent_report add column seal_page int;

alter table statistics.sent_report add column seal_left numeric;

alter table statistics.sent_report add column seal_top numeric;

comment on column statistics.sent_report.seal_page is 'Where on the PDF there is room for the seal of the agency, in millimetres; nothing in reports of an earlier version, whose seal is not seen.';

create table statistics.report_seal (
  agency_id uuid not null,
  report_id uuid not null,
  pdf bytea not null,
  pdf_sha256 text not null,
  level text not null check (level in ('B', 'T')),
  sealed_at timestamptz not null,
  sealed_by uuid not null,
  sealed_by_name text not null,
  primary key (agency_id, report_id),
  foreign key (agency_id, report_id) references statistics.sent_report (agency_id, id)
);

comment on table statistics.report_seal is 'append-only: a sent report with the digital seal of its agency. The PDF as it was sent stays beside it, and is what the seal covers.';

alter table statistics.report_seal enable row level security;

alter table statistics.report_seal force row level security;

create policy own_agency on statistics.report_seal using (agency_id = any ((select platform.agencies())::uuid[]));
