alter table dossiers.fee drop constraint fee_method_check;

alter table dossiers.fee add constraint fee_method_check check (method in ('cash', 'transfer', 'online'));

alter table dossiers.fee add column entered_at timestamptz;

comment on column dossiers.fee.entered_at is 'When it was entered; absent of fees entered before this was kept, which then came with the intake.';

create view dossiers.published_fee with (security_invoker = true) as
select agency_id, dossier_id, id, kind, amount, entered_at, paid_at, method, waived_at from dossiers.fee;

comment on view dossiers.published_fee is 'What dossiers owe and how it was settled, for counting: nobody who paid, and not why somebody was let off.';
