alter table identity.account add column totp_used_step bigint;

comment on column identity.account.totp_used_step is 'The 30-second step of the last one-time code accepted: a code is good once (RFC 6238 §5.2).';

create unique index account_of_identity_number on identity.account (identity_number) where kind = 'citizen';

alter table identity.session add column id uuid not null default gen_random_uuid();

alter table identity.session add column browser text;

create unique index passkey_by_credential on identity.passkey (credential_id);

create table identity.one_time_secret (
  secret_hash bytea primary key,
  purpose text not null,
  account_id uuid references identity.account,
  data jsonb not null,
  expires_at timestamptz not null
);

comment on table identity.one_time_secret is 'Secrets handed out to be brought back once: invitations, challenges of passkeys, the wait for a one-time code.';

create index one_time_secret_age on identity.one_time_secret (expires_at);

create index one_time_secret_of_account on identity.one_time_secret (account_id, purpose);
