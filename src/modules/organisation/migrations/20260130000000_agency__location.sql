alter table organisation.agency
  add column longitude numeric(8, 5) check (longitude between 102 and 118),
  add column latitude numeric(7, 5) check (latitude between 7 and 24),
  add constraint agency_location check ((longitude is null) = (latitude is null));

comment on column organisation.agency.longitude is 'Where the agency stands on a map: WGS 84, decimal degrees to a metre, within Viet Nam and its islands.';

create or replace view organisation.published_agency as
select id, parent_id, ancestor_ids, level, code, old_code, name, centre_name, valid_from, valid_to, place_name, longitude, latitude
from organisation.agency;
