create schema platform;

comment on schema platform is 'Machinery that knows nothing of government: the journal, receipts of forms, parked forms.';

create function platform.agencies() returns uuid[] language sql stable parallel safe as
$$ select coalesce(string_to_array(nullif(current_setting('app.agencies', true), ''), ',')::uuid[], '{}') $$;

create function platform.person() returns uuid language sql stable parallel safe as
$$ select nullif(current_setting('app.person', true), '')::uuid $$;

create table platform.event (
  agency_id uuid not null,
  id uuid not null,
  at timestamptz not null,
  type text not null,
  subject_id uuid not null,
  actor_kind text not null,
  actor_id uuid,
  actor_name text not null,
  readers uuid[] not null default '{}',
  data jsonb not null,
  primary key (agency_id, id)
);

comment on column platform.event.readers is 'Persons and agencies, besides the agency of the journal, who may read the fact.';

comment on table platform.event is 'append-only: the facts announced, in the transaction that made them true.';

create index event_of_subject on platform.event (agency_id, subject_id, id);

alter table platform.event enable row level security;

alter table platform.event force row level security;

create policy readers on platform.event for select using (
  agency_id = any (platform.agencies()) or readers && platform.agencies() or platform.person() = any (readers)
);

create policy announce on platform.event for insert with check (true);

create table platform.form_receipt (
  nonce uuid primary key,
  actor_id uuid,
  location text not null,
  at timestamptz not null
);

comment on table platform.form_receipt is 'A form that was acted on, so that the same form sent twice is acted on once.';

create index form_receipt_age on platform.form_receipt (at);

create table platform.parked_form (
  secret_hash bytea primary key,
  url text not null,
  fields jsonb not null,
  at timestamptz not null
);

comment on table platform.parked_form is 'A form sent after sign-out, kept for an hour until its sender signs in again.';

create index parked_form_age on platform.parked_form (at);

create function platform.add_job(task text, payload json, job_key text, run_at timestamptz, queue_name text)
returns void language sql security definer set search_path = pg_catalog as
$$ select graphile_worker.add_job(task, payload, queue_name => queue_name, run_at => run_at, max_attempts => 12, job_key => job_key) $$;

create function platform.fold(words text) returns text language sql immutable strict parallel safe as
$$ select public.unaccent('public.unaccent'::regdictionary, lower(normalize(words, NFC))) $$;
