create table dossiers.dossier_word (
  agency_id uuid not null,
  dossier_id uuid not null,
  mark bigint not null,
  primary key (agency_id, mark, dossier_id),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id)
);

comment on table dossiers.dossier_word is 'The words a closed dossier is found by, of its request and of the addresses of its people: marks, for addresses lie sealed; one line for each, for under row-level security no index is used through the operators of arrays.';

comment on column dossiers.dossier_word.mark is 'Of the word and the agency, by the key outside the database: the same word has another mark at another agency.';

create index dossier_word_of_dossier on dossiers.dossier_word (agency_id, dossier_id);

alter table dossiers.dossier_word enable row level security;

alter table dossiers.dossier_word force row level security;

create policy own_agency on dossiers.dossier_word using (agency_id = any ((select platform.agencies())::uuid[]));

create policy with_dossier on dossiers.dossier_word for insert with check (
  exists (select from dossiers.dossier d where d.agency_id = dossier_word.agency_id and d.id = dossier_word.dossier_id)
);

alter table dossiers.dossier add column has_words boolean not null default false;

comment on column dossiers.dossier.has_words is 'It is found by its words: dossiers are from when they are closed, those of an earlier version once a job has come to them.';

create index dossier_without_words on dossiers.dossier (agency_id, id) where stage = 'closed' and not has_words and destroyed_at is null;
