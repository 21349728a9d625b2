create table procedures.announcement (
  agency_id uuid not null,
  id uuid not null,
  recorded_at timestamptz not null,
  recorded_by uuid not null,
  posted_at timestamptz check (posted_at >= recorded_at),
  posted_by uuid,
  withdrawn_at timestamptz check (withdrawn_at >= recorded_at),
  withdrawn_by uuid,
  withdrawn_because text,
  primary key (agency_id, id),
  check ((posted_at is null) = (posted_by is null)),
  check ((withdrawn_at is null) = (withdrawn_by is null) and (withdrawn_at is null) = (withdrawn_because is null)),
  check (posted_at is null or withdrawn_at is null)
);

comment on table procedures.announcement is 'A decision that announces procedures (quyết định công bố), in the register of the agency that made it; what it says stands in its editions.';

create table procedures.announcement_edition (
  agency_id uuid not null,
  announcement_id uuid not null,
  ordinal int not null check (ordinal > 0),
  entered_at timestamptz not null,
  entered_by uuid not null,
  because text,
  number text not null,
  decided_on date not null,
  effective_on date not null,
  legal_basis text not null,
  decide_by date not null,
  post_by date not null,
  rule_ref text not null,
  primary key (agency_id, announcement_id, ordinal),
  foreign key (agency_id, announcement_id) references procedures.announcement
);

comment on table procedures.announcement_edition is 'append-only: what is recorded of a decision, and anew whenever that is corrected; the last one holds from its time on.';

comment on column procedures.announcement_edition.because is 'Why it was corrected; always said of a decision that was posted.';

comment on column procedures.announcement_edition.decide_by is 'The last day on which it was to be made, and post_by the last on which it is to be posted, in working days of the agency, by the rule beside them.';

create table procedures.announced_procedure (
  agency_id uuid not null,
  announcement_id uuid not null,
  ordinal int not null,
  procedure_code text not null,
  procedure_name text not null,
  becomes text not null check (becomes in ('new', 'amended', 'repealed')),
  primary key (agency_id, announcement_id, ordinal, procedure_code),
  foreign key (agency_id, announcement_id, ordinal) references procedures.announcement_edition
);

comment on table procedures.announced_procedure is 'append-only: the procedures an edition of a decision names, and what becomes of each.';

create index announced_procedure_of_code on procedures.announced_procedure (procedure_code);

create index announcement_recorded on procedures.announcement (agency_id, recorded_at);

alter table procedures.announcement enable row level security;

alter table procedures.announcement force row level security;

create policy own_agency on procedures.announcement using (agency_id = any (platform.agencies()));

create policy posted on procedures.announcement for select using (posted_at is not null);

alter table procedures.announcement_edition enable row level security;

alter table procedures.announcement_edition force row level security;

create policy own_agency on procedures.announcement_edition using (agency_id = any (platform.agencies()));

create policy posted on procedures.announcement_edition for select using (
  exists (select from procedures.announcement a where a.agency_id = announcement_edition.agency_id
    and a.id = announcement_edition.announcement_id and a.posted_at is not null)
);

alter table procedures.announced_procedure enable row level security;

alter table procedures.announced_procedure force row level security;

create policy own_agency on procedures.announced_procedure using (agency_id = any (platform.agencies()));

create policy posted on procedures.announced_procedure for select using (
  exists (select from procedures.announcement a where a.agency_id = announced_procedure.agency_id
    and a.id = announced_procedure.announcement_id and a.posted_at is not null)
);

create view procedures.published_announcement_edition with (security_invoker = true) as
select a.agency_id, a.id, a.recorded_at, a.posted_at, a.withdrawn_at, e.ordinal, e.entered_at, e.number, e.decided_on, e.effective_on,
  e.decide_by, e.post_by
from procedures.announcement a
join procedures.announcement_edition e on e.agency_id = a.agency_id and e.announcement_id = a.id;

comment on view procedures.published_announcement_edition is 'Every decision that announces procedures as each edition has it; the last one entered before an instant is what was known then.';

create view procedures.published_announced_procedure with (security_invoker = true) as
select agency_id, announcement_id, ordinal, procedure_code, procedure_name, becomes from procedures.announced_procedure;
