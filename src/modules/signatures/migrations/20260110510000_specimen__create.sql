create table signatures.specimen (
  agency_id uuid not null,
  id uuid not null,
  kind text not null check (kind in ('person', 'seal')),
  holder_id uuid,
  holder_name text not null,
  picture bytea not null check (length(picture) <= 200000),
  width integer not null check (width > 0),
  height integer not null check (height > 0),
  millimetres numeric,
  brought_in_at timestamptz not null,
  brought_in_by uuid not null,
  retired_at timestamptz,
  retired_by uuid,
  primary key (agency_id, id),
  check ((kind = 'person') = (holder_id is not null)),
  check ((kind = 'seal') = (millimetres is not null))
);

comment on table signatures.specimen is 'Images of handwriting and seal that are seen of a signature (Phụ lục I, NĐ 30/2020/NĐ-CP). One that was replaced stays, so that it is known what stood on papers of its time.';

comment on column signatures.specimen.picture is 'PNG in one colour on nothing, lifted off its paper here; what was handed in is not kept.';

comment on column signatures.specimen.millimetres is 'How wide the seal is in reality.';

create unique index specimen_in_use_by_person on signatures.specimen (agency_id, holder_id)
  where kind = 'person' and retired_at is null;

create unique index specimen_seal_in_use on signatures.specimen (agency_id) where kind = 'seal' and retired_at is null;

alter table signatures.specimen enable row level security;

alter table signatures.specimen force row level security;

create policy own_agency on signatures.specimen using (agency_id = any (platform.agencies()));
