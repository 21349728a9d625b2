alter table dossiers.dossier alter column owner_tax_code drop expression;

comment on column dossiers.dossier.owner_tax_code is 'The tax code of an organisation that owns the dossier, for search: public, so not sealed.';

comment on column dossiers.dossier.parties is 'Sealed, like answers and delivery_address, under the key of the dossier.';

comment on column dossiers.dossier.submitter_contact is 'The marks of what a person may prove to know besides the code: numbers of submitter and owner.';
