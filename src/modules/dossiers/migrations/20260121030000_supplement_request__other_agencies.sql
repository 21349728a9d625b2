alter table dossiers.supplement_request add column other_agencies int not null default 0 check (other_agencies between 0 and 2);

comment on column dossiers.supplement_request.other_agencies is 'To how many other agencies the applicant must go for what is asked; 2 means two or more (TT 01/2018/TT-VPCP, criterion 4).';

create or replace view dossiers.published_supplement_request with (security_invoker = true) as
select agency_id, dossier_id, number, stage, asked_at, answered_at, other_agencies from dossiers.supplement_request;
