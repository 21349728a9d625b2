alter table statistics.sent_report add column agencies jsonb;

comment on column statistics.sent_report.agencies is 'Of a report that adds up several agencies, the figures of each by field, in the order of the columns (3) to (13): they stand for the dossiers, of which there may be a million. Nothing in the report of one agency.';
