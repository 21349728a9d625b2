alter table notifications.mail add column address_mark text;

comment on column notifications.mail.address is 'Sealed, like facts, under a key of the letter, which is destroyed once it is sent.';

comment on column notifications.mail.address_mark is 'By which the letters to an address are found, small letters and capitals alike.';

create index mail_to_address on notifications.mail (address_mark);

comment on column notifications.message.facts is 'Sealed under the key of the recipient.';
