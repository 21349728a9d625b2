alter table dossiers.number_counter drop constraint number_counter_series_check;

alter table dossiers.number_counter add constraint number_counter_series_check check (
  series in ('dossier', 'result', 'supplement_request', 'refusal', 'apology', 'stop_notice')
);

alter table dossiers.supplement_request add column issuer_agency_id uuid;

comment on column dossiers.supplement_request.issuer_agency_id is 'The agency whose paper it is and in whose series it is numbered: the receiving or the handling one; null means the receiving one.';

alter table dossiers.refusal add column number int, add column issuer_agency_id uuid, add column signed_as text, add column signed_for text;

comment on column dossiers.refusal.number is 'Within the issuing agency and year; null on papers made before they were numbered.';

comment on column dossiers.refusal.signed_as is 'The position of whoever signed, as it stood that day.';

comment on column dossiers.refusal.signed_for is 'In whose name: "KT. Chủ tịch"; null who signs in their own.';

alter table dossiers.apology add column number int, add column issuer_agency_id uuid, add column signed_for text;

alter table dossiers.withdrawal add column number int, add column issuer_agency_id uuid, add column signed_as text, add column signed_for text;

comment on column dossiers.withdrawal.signed_as is 'The position of whoever confirmed it; null when the applicant stopped the dossier online.';
