alter table portal.connection add column teller uuid;

comment on column portal.connection.teller is 'Which run of the job tells at present: one that was given up for dead and goes on all the same finds another here, and sends nothing.';
