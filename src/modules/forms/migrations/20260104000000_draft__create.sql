create schema forms;

comment on schema forms is 'Drafts of electronic forms; the forms themselves are part of the program.';

create table forms.draft (
  person_id uuid not null,
  id uuid not null,
  procedure_code text not null,
  receiving_agency_id uuid not null,
  form_id text not null,
  form_version integer not null,
  answers jsonb not null,
  step text not null,
  begun_at timestamptz not null,
  saved_at timestamptz not null,
  primary key (person_id, id)
);

comment on table forms.draft is 'What a citizen has filled in and not yet filed. It belongs to the person, not to an agency, which may not see it.';

comment on column forms.draft.step is 'The page of the filing on which the person stopped, as the module of the filing names it.';

create index draft_of_person on forms.draft (person_id, saved_at desc);

alter table forms.draft enable row level security;

alter table forms.draft force row level security;

create policy own_drafts on forms.draft using (person_id = platform.person());
