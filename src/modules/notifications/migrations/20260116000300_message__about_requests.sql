alter table notifications.message alter column dossier_code drop not null;

comment on column notifications.message.dossier_code is 'None for a message about a request of a person about their data.';
