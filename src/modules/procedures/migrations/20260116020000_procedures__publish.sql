create view procedures.published_version as
select id, code, name, field, valid_from, valid_to, status, agency_group, online_level from procedures.version;

comment on view procedures.published_version is 'Every procedure as it stood between two days, for counting.';

create view procedures.published_local_rule with (security_invoker = true) as
select agency_id, procedure_code, valid_from, valid_to, is_received from procedures.local_rule;
