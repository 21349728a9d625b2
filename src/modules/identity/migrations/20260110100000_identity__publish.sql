create view identity.published_self with (security_invoker = true) as
select a.id, a.identity_number from identity.account a where a.id = (select platform.person()) and a.kind = 'citizen';

comment on view identity.published_self is 'The citizen who asks, with the identity number their electronic identity vouched for; nobody else. The walls of what is kept by that number read it.';
