create schema retention;

comment on schema retention is 'Which archived dossiers were destroyed, who proposed and who decided it, and which are held back.';

create table retention.hold (
  agency_id uuid not null,
  dossier_id uuid not null,
  id uuid not null,
  dossier_code text not null,
  reason text not null,
  placed_at timestamptz not null,
  placed_by uuid not null,
  placed_by_name text not null,
  lifted_at timestamptz,
  lifted_by uuid,
  lifted_by_name text,
  primary key (agency_id, dossier_id, id),
  check ((lifted_at is null) = (lifted_by is null))
);

comment on table retention.hold is 'A dossier that is not destroyed, whatever its period, until the hold is lifted: a complaint, an inspection, a court.';

create unique index hold_in_force on retention.hold (agency_id, dossier_id) where lifted_at is null;

create table retention.destruction (
  agency_id uuid not null,
  id uuid not null,
  minutes text not null,
  proposed_at timestamptz not null,
  proposed_by uuid not null,
  proposed_by_name text not null,
  outcome text check (outcome in ('decided', 'sent_back')),
  decision text,
  words text,
  answered_at timestamptz,
  answered_by uuid,
  answered_by_name text,
  carried_out_at timestamptz,
  primary key (agency_id, id),
  check ((outcome is null) = (answered_at is null) and (outcome is null) = (answered_by is null)),
  check (coalesce(outcome, '') <> 'decided' or decision is not null and answered_by <> proposed_by),
  check (carried_out_at is null or outcome = 'decided')
);

comment on table retention.destruction is 'A list of dossiers proposed to be destroyed, after the council whose minutes it names. Who proposes does not decide.';

create table retention.listed_dossier (
  agency_id uuid not null,
  destruction_id uuid not null,
  dossier_id uuid not null,
  code text not null,
  procedure_name text not null,
  field text not null,
  closed_at timestamptz not null,
  kept_until date not null,
  legal_ref text,
  became text check (became in ('destroyed', 'held')),
  became_at timestamptz,
  primary key (agency_id, destruction_id, dossier_id),
  foreign key (agency_id, destruction_id) references retention.destruction (agency_id, id),
  check ((became is null) = (became_at is null))
);

comment on table retention.listed_dossier is 'What a list says of a dossier, kept when it is gone: nothing about people.';

create index listed_dossier_of_dossier on retention.listed_dossier (agency_id, dossier_id);

alter table retention.hold enable row level security;

alter table retention.hold force row level security;

create policy own_agency on retention.hold using (agency_id = any (platform.agencies()));

alter table retention.destruction enable row level security;

alter table retention.destruction force row level security;

create policy own_agency on retention.destruction using (agency_id = any (platform.agencies()));

alter table retention.listed_dossier enable row level security;

alter table retention.listed_dossier force row level security;

create policy own_agency on retention.listed_dossier using (agency_id = any (platform.agencies()));
