alter table identity.account add column identity_mark text;

comment on column identity.account.identity_number is 'Sealed, like address, phone and email, under the key of the account.';

comment on column identity.account.identity_mark is 'By which a citizen is found by the identity number.';

drop index identity.account_of_identity_number;

create unique index account_of_identity_mark on identity.account (identity_mark) where kind = 'citizen';

create or replace view identity.published_self with (security_invoker = true) as
select a.id, a.identity_number, a.identity_mark from identity.account a where a.id = (select platform.person()) and a.kind = 'citizen';

comment on view identity.published_self is 'The citizen who asks, with the mark of the identity number their electronic identity vouched for; nobody else. The walls of what is kept by that number read it.';
