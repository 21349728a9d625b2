create table dossiers.dossier_party (
  agency_id uuid not null,
  dossier_id uuid not null,
  person_id uuid not null,
  primary key (agency_id, dossier_id, person_id),
  foreign key (agency_id, dossier_id) references dossiers.dossier (agency_id, id)
);

comment on table dossiers.dossier_party is 'Whose dossiers they are, one line for each of party_ids: under row-level security no index is used through the operators of arrays.';

insert into dossiers.dossier_party (agency_id, dossier_id, person_id)
select distinct d.agency_id, d.id, person_id from dossiers.dossier d cross join unnest(d.party_ids) as person_id;

create index dossier_party_of_person on dossiers.dossier_party (person_id, agency_id, dossier_id);

alter table dossiers.dossier_party enable row level security;

alter table dossiers.dossier_party force row level security;

create policy own_agency on dossiers.dossier_party using (agency_id = any ((select platform.agencies())::uuid[]));

create policy own_person on dossiers.dossier_party for select using (person_id = (select platform.person()));

create policy by_people on dossiers.dossier_party for insert with check ((select platform.person()) is not null);

drop index dossiers.dossier_of_party;
