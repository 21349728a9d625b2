create schema identity;

comment on schema identity is 'Who people are, how they sign in, and their sessions.';

create table identity.account (
  id uuid primary key,
  kind text not null check (kind in ('citizen', 'staff')),
  full_name text not null,
  username text unique,
  password_hash text,
  totp_secret text,
  oidc_issuer text,
  oidc_subject text,
  identity_number text,
  birth_day date,
  sex text check (sex in ('male', 'female')),
  address text,
  phone text,
  email text,
  created_at timestamptz not null,
  disabled_at timestamptz,
  unique (oidc_issuer, oidc_subject)
);

comment on table identity.account is 'A citizen is known by issuer and subject of the electronic identity; staff by user name. One row a person and kind.';

create table identity.session (
  secret_hash bytea primary key,
  account_id uuid not null references identity.account,
  csrf text not null,
  method text not null,
  started_at timestamptz not null,
  seen_at timestamptz not null,
  expires_at timestamptz not null,
  stepped_up_at timestamptz
);

create index session_of_account on identity.session (account_id);

create table identity.passkey (
  account_id uuid not null references identity.account,
  credential_id text not null,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  label text not null,
  created_at timestamptz not null,
  used_at timestamptz,
  primary key (account_id, credential_id)
);

create table identity.sign_in_attempt (
  id uuid primary key,
  username_hash bytea not null,
  at timestamptz not null,
  succeeded boolean not null
);

comment on table identity.sign_in_attempt is 'append-only: attempts by user name, to slow down guessing without locking the officer out.';

create index sign_in_attempt_recent on identity.sign_in_attempt (username_hash, at);
