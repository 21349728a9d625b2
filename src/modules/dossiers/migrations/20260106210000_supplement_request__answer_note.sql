alter table dossiers.supplement_request add column answer_note text;

comment on column dossiers.supplement_request.answer_note is 'What the applicant says about what they handed in.';
