alter table signatures.certificate drop constraint certificate_holding_check;

alter table signatures.certificate add constraint certificate_holding_check check (holding in ('file', 'outside', 'remote'));

alter table signatures.certificate add column credential_id text;

alter table signatures.certificate add constraint certificate_credential_check check ((holding = 'remote') = (credential_id is not null));

comment on column signatures.certificate.credential_id is 'How the remote signing service calls the key (Cloud Signature Consortium: credentialID).';
