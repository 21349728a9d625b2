alter table signatures.hand_off add column secret_hash text;

alter table signatures.hand_off add column open_until timestamptz;

alter table signatures.hand_off add column returned_sha256 text;

comment on column signatures.hand_off.secret_hash is 'SHA-256 of the secret in the address to which a signing program brings the document back, once.';

comment on column signatures.hand_off.returned_sha256 is 'What the program brought back, in the store of papers; whoever asked for it still has to approve it.';
