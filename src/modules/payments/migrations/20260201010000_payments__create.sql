create schema payments;

comment on schema payments is 'Fees paid through a payment gateway: each attempt, what the gateway told, receipts, and what is owed back.';

create table payments.gateway_setting (
  agency_id uuid not null,
  id uuid not null,
  valid_from date not null,
  is_offered boolean not null,
  gateway text not null check (gateway in ('paygov')),
  partner_code text not null,
  locked_keys bytea not null,
  told_fields text[] not null,
  beneficiary_name text not null,
  beneficiary_account text not null,
  beneficiary_bank text not null,
  receipt_form text not null,
  receipt_series text not null,
  set_at timestamptz not null,
  set_by uuid not null,
  set_by_name text not null,
  primary key (agency_id, id)
);

comment on table payments.gateway_setting is 'append-only: how an agency takes money through a gateway, from which day on; of one day the setting made last counts.';

comment on column payments.gateway_setting.locked_keys is 'The keys agreed with the gateway, under a key that lies in the data folder and never here.';

comment on column payments.gateway_setting.told_fields is 'Which fields of the gateway''s message its checksum covers, in their order, after the keys and the partner code.';

create table payments.payment (
  agency_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  handling_agency_id uuid not null,
  party_ids uuid[] not null,
  dossier_code text not null,
  procedure_code text not null,
  setting_id uuid not null,
  attempt int not null check (attempt > 0),
  order_id text not null,
  request_code text not null,
  amount bigint not null check (amount > 0),
  state text not null check (state in ('opened', 'paid', 'surplus', 'failed', 'expired', 'cancelled')),
  pay_at text,
  opened_at timestamptz not null,
  expires_at timestamptz not null,
  ended_at timestamptz,
  transaction_no text,
  primary key (agency_id, id),
  unique (agency_id, order_id),
  unique (agency_id, dossier_id, attempt),
  foreign key (agency_id, setting_id) references payments.gateway_setting (agency_id, id),
  check ((state = 'opened') = (ended_at is null))
);

comment on column payments.payment.amount is 'Whole đồng, as the dossier owed when the attempt was opened; it never changes.';

comment on column payments.payment.state is 'surplus: the gateway took money that the dossier does not owe; it is to be refunded.';

create unique index payment_open on payments.payment (agency_id, dossier_id) where state = 'opened';

create unique index payment_counted on payments.payment (agency_id, dossier_id) where state = 'paid';

create index payment_by_end on payments.payment (agency_id, ended_at);

create table payments.message (
  agency_id uuid not null,
  id uuid not null,
  payment_id uuid,
  way text not null check (way in ('told', 'asked')),
  fields jsonb not null,
  verdict text not null,
  order_id text,
  transaction_no text,
  amount bigint,
  came_at timestamptz not null,
  primary key (agency_id, id)
);

comment on table payments.message is 'append-only: everything a gateway said of a payment, told by itself or when asked, with what it was found to be.';

create index message_of_payment on payments.message (agency_id, payment_id);

create index message_by_time on payments.message (agency_id, came_at);

create table payments.number_counter (
  agency_id uuid not null,
  series text not null,
  last int not null,
  primary key (agency_id, series)
);

create table payments.receipt (
  agency_id uuid not null,
  id uuid not null,
  payment_id uuid not null,
  dossier_id uuid not null,
  dossier_code text not null,
  procedure_name text not null,
  form_mark text not null,
  series text not null,
  number int not null check (number > 0),
  payer_name text not null,
  fees jsonb not null,
  amount bigint not null check (amount > 0),
  transaction_no text not null,
  issued_at timestamptz not null,
  primary key (agency_id, id),
  unique (agency_id, form_mark, series, number),
  foreign key (agency_id, payment_id) references payments.payment (agency_id, id)
);

comment on table payments.receipt is 'append-only: receipts of fees paid online; one that was wrong is cancelled by a line beside it.';

comment on column payments.receipt.payer_name is 'Sealed with the dossier.';

create index receipt_of_payment on payments.receipt (agency_id, payment_id);

create table payments.receipt_cancellation (
  agency_id uuid not null,
  receipt_id uuid not null,
  reason text not null,
  replaced_by uuid,
  cancelled_at timestamptz not null,
  cancelled_by uuid not null,
  cancelled_by_name text not null,
  primary key (agency_id, receipt_id),
  foreign key (agency_id, receipt_id) references payments.receipt (agency_id, id)
);

comment on table payments.receipt_cancellation is 'append-only: receipts that no longer hold, why, and by which they were replaced.';

create table payments.refund (
  agency_id uuid not null,
  id uuid not null,
  dossier_id uuid not null,
  handling_agency_id uuid not null,
  party_ids uuid[] not null,
  dossier_code text not null,
  payment_id uuid,
  transaction_no text,
  method text not null check (method in ('cash', 'transfer', 'online')),
  because text not null check (because in ('ended', 'nothing_owed', 'other_amount', 'paid_twice', 'intake_refused', 'withdrawn', 'other')),
  amount bigint not null check (amount > 0),
  opened_at timestamptz not null,
  opened_by_name text not null,
  decision text check (decision in ('pay_back', 'keep')),
  decided_amount bigint check (decided_amount > 0 and decided_amount <= amount),
  reason text,
  decided_at timestamptz,
  decided_by uuid,
  decided_by_name text,
  paid_back_at timestamptz,
  paid_back_by uuid,
  paid_back_by_name text,
  way_back text check (way_back in ('cash', 'transfer', 'gateway')),
  reference text,
  primary key (agency_id, id),
  foreign key (agency_id, payment_id) references payments.payment (agency_id, id),
  check ((decision is null) = (decided_at is null) and (decision is null) = (reason is null)),
  check ((decision is not distinct from 'pay_back') = (decided_amount is not null)),
  check ((paid_back_at is null) = (way_back is null) and (paid_back_at is null or decision = 'pay_back')),
  check (paid_back_by is distinct from decided_by or paid_back_by is null)
);

comment on table payments.refund is 'Money taken that is not owed, or no longer: what is decided about it, and that it was paid back. Amounts are whole đồng.';

create unique index refund_of_transaction on payments.refund (agency_id, transaction_no) where transaction_no is not null;

create index refund_of_dossier on payments.refund (agency_id, dossier_id);

create index refund_by_time on payments.refund (agency_id, opened_at, id);

create table payments.statement_line (
  agency_id uuid not null,
  id uuid not null,
  day date not null,
  order_id text not null,
  transaction_no text not null,
  amount bigint not null,
  imported_at timestamptz not null,
  imported_by_name text not null,
  primary key (agency_id, id),
  unique (agency_id, transaction_no)
);

comment on table payments.statement_line is 'append-only: what the gateway says in its statements that it took for the agency.';

create index statement_line_of_day on payments.statement_line (agency_id, day);

alter table payments.gateway_setting enable row level security;

alter table payments.gateway_setting force row level security;

create policy own_agency on payments.gateway_setting using (agency_id = any (platform.agencies()));

alter table payments.payment enable row level security;

alter table payments.payment force row level security;

create policy concerned on payments.payment using (
  agency_id = any (platform.agencies()) or handling_agency_id = any (platform.agencies()) or platform.person() = any (party_ids)
);

alter table payments.message enable row level security;

alter table payments.message force row level security;

create policy own_agency on payments.message using (agency_id = any (platform.agencies()));

alter table payments.number_counter enable row level security;

alter table payments.number_counter force row level security;

create policy own_agency on payments.number_counter using (agency_id = any (platform.agencies()));

alter table payments.receipt enable row level security;

alter table payments.receipt force row level security;

create policy with_payment on payments.receipt using (
  agency_id = any (platform.agencies())
  or exists (select from payments.payment p where p.agency_id = receipt.agency_id and p.id = receipt.payment_id)
);

alter table payments.receipt_cancellation enable row level security;

alter table payments.receipt_cancellation force row level security;

create policy with_receipt on payments.receipt_cancellation using (
  agency_id = any (platform.agencies())
  or exists (select from payments.receipt r where r.agency_id = receipt_cancellation.agency_id and r.id = receipt_cancellation.receipt_id)
);

alter table payments.refund enable row level security;

alter table payments.refund force row level security;

create policy concerned on payments.refund using (
  agency_id = any (platform.agencies()) or handling_agency_id = any (platform.agencies()) or platform.person() = any (party_ids)
);

alter table payments.statement_line enable row level security;

alter table payments.statement_line force row level security;

create policy own_agency on payments.statement_line using (agency_id = any (platform.agencies()));

create view payments.published_payment with (security_invoker = true) as
select agency_id, id, dossier_id, handling_agency_id, procedure_code, amount, ended_at as paid_at from payments.payment where state = 'paid';

comment on view payments.published_payment is 'Payments by a gateway that were counted, for counting: nobody who paid.';

create view payments.published_offer with (security_invoker = true) as
select agency_id, valid_from, set_at, is_offered from payments.gateway_setting;

comment on view payments.published_offer is 'From when on an agency takes money online, or no longer.';
