create view satisfaction.published_answer with (security_invoker = true) as
select agency_id, id, handling_agency_id, month, overall from satisfaction.answer;

comment on view satisfaction.published_answer is 'How satisfied people were, by month: no words, no procedure, no day.';
