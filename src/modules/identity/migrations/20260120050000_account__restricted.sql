alter table identity.account add column restricted_at timestamptz;

comment on column identity.account.restricted_at is 'Since when what is kept of this person is only stored, because they asked for it; nothing while it may be used.';

create view identity.published_restricted with (security_invoker = true) as
select a.id, a.identity_mark, a.restricted_at from identity.account a where a.restricted_at is not null;

comment on view identity.published_restricted is 'The citizens whose data is only stored, by id and mark: no name, no number.';
