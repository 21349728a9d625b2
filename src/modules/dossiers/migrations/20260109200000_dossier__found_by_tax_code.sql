alter table dossiers.dossier
  add column owner_tax_code text generated always as (parties->'owner'->>'taxCode') stored;

comment on column dossiers.dossier.owner_tax_code is 'The tax code of an organisation that owns the dossier, for search. A column, because row-level security lets no index be used through ->>.';

create index dossier_by_tax_code on dossiers.dossier (agency_id, owner_tax_code, id) where owner_tax_code is not null;

create index dossier_handled_by_tax_code on dossiers.dossier (handling_agency_id, owner_tax_code, id) where owner_tax_code is not null;
