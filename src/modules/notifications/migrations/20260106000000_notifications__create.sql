create schema notifications;

comment on schema notifications is 'What people are told: in the product, and by e-mail through an outbox.';

create table notifications.message (
  agency_id uuid not null,
  id uuid not null,
  recipient_id uuid not null,
  kind text not null,
  dossier_code text not null,
  facts jsonb not null,
  created_at timestamptz not null,
  read_at timestamptz,
  primary key (agency_id, id)
);

comment on column notifications.message.recipient_id is 'The account of a citizen, or a member of the agency''s staff.';

create index message_of_recipient on notifications.message (recipient_id, created_at desc, id desc);

create table notifications.mail (
  agency_id uuid not null,
  id uuid not null,
  kind text not null,
  address text not null,
  facts jsonb not null,
  state text not null check (state in ('waiting', 'sending', 'sent', 'failed')),
  attempts int not null default 0,
  created_at timestamptz not null,
  tried_at timestamptz,
  sent_at timestamptz,
  last_error text,
  primary key (agency_id, id)
);

comment on column notifications.mail.state is 'sending is written before the letter leaves: a letter found there after a crash may have left and is not sent again.';

create index mail_undelivered on notifications.mail (agency_id, created_at) where state <> 'sent';

alter table notifications.message enable row level security;

alter table notifications.message force row level security;

create policy own_agency on notifications.message using (agency_id = any (platform.agencies()));

create policy told on notifications.message for select using (recipient_id = platform.person());

create policy reads on notifications.message for update using (recipient_id = platform.person());

create policy by_people on notifications.message for insert with check (platform.person() is not null);

alter table notifications.mail enable row level security;

alter table notifications.mail force row level security;

create policy own_agency on notifications.mail using (agency_id = any (platform.agencies()));

create policy by_people on notifications.mail for insert with check (platform.person() is not null);
