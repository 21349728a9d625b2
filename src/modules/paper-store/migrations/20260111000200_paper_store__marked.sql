alter table paper_store.stored_paper drop constraint stored_paper_identity_number_check;

alter table paper_store.stored_paper add column identity_mark text;

comment on column paper_store.stored_paper.identity_number is 'Whose it is, sealed under the key of the paper: the number outlives accounts, and people without one have papers too.';

comment on column paper_store.stored_paper.identity_mark is 'By which the papers of one person are found.';

alter table paper_store.reuse rename column identity_number to identity_mark;

alter table paper_store.consultation rename column identity_number to identity_mark;

drop policy own_person on paper_store.stored_paper;

create policy own_person on paper_store.stored_paper for select using (
  identity_mark = (select s.identity_mark from identity.published_self s)
);

drop policy given on paper_store.stored_paper;

create policy given on paper_store.stored_paper for select using (
  exists (
    select from paper_store.reuse r
    where r.paper_agency_id = stored_paper.agency_id and r.paper_id = stored_paper.id and r.identity_mark = stored_paper.identity_mark
      and (r.agency_id = any ((select platform.agencies())::uuid[]) or r.handling_agency_id = any ((select platform.agencies())::uuid[]))
  )
);

drop policy consulted on paper_store.stored_paper;

create policy consulted on paper_store.stored_paper for select using (
  exists (
    select from paper_store.consultation c
    where c.agency_id = any ((select platform.agencies())::uuid[]) and c.identity_mark = stored_paper.identity_mark and c.closed_at is null
  )
);

drop policy own_person on paper_store.reuse;

create policy own_person on paper_store.reuse for select using (
  identity_mark = (select s.identity_mark from identity.published_self s)
);

drop policy by_holder on paper_store.reuse;

create policy by_holder on paper_store.reuse for insert with check (
  identity_mark = (select s.identity_mark from identity.published_self s)
);

drop policy own_person on paper_store.consultation;

create policy own_person on paper_store.consultation for select using (
  identity_mark = (select s.identity_mark from identity.published_self s)
);

drop index paper_store.stored_paper_of_person;

create index stored_paper_of_person on paper_store.stored_paper (identity_mark, put_in_at, id);
