alter table procedures.version add column is_priced boolean not null generated always as (
  jsonb_path_exists(content, '$.fees[*].amount ? (@ > 0)') or jsonb_path_exists(content, '$.channels[*].fees[*].amount ? (@ > 0)')
) stored;

comment on column procedures.version.is_priced is 'Whether it states a fee or charge above 0 đồng, for any way of filing; read by lists that do not unpack the whole content.';

create view procedures.published_price as select id as version_id, is_priced from procedures.version;

comment on view procedures.published_price is 'Whether a version of a procedure states a fee or charge above 0 đồng, for any way of filing.';
