alter table signatures.signature drop constraint signature_level_check;

alter table signatures.signature add constraint signature_level_check check (level in ('B', 'T', 'LT'));

comment on table signatures.signature is 'append-only: each signature an agency made; whether a time-stamp proves its time (T), and with it in the file that no certificate was revoked (LT), or not (B).';
