alter table signatures.certificate drop constraint certificate_holding_check;

alter table signatures.certificate add constraint certificate_holding_check check (holding in ('file', 'token', 'outside', 'remote'));

alter table signatures.certificate add column token jsonb;

alter table signatures.certificate add constraint certificate_token_check check ((holding = 'token') = (token is not null));

comment on column signatures.certificate.token is 'Which key on which token (PKCS#11): its serial number and label, and the CKA_ID that key and certificate have in common. Its PIN is kept nowhere.';
