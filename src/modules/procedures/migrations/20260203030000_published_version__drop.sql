drop view procedures.published_version;

drop view procedures.published_local_rule;
