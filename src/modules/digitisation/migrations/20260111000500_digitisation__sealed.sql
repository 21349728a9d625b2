comment on column digitisation.page.recognised is 'Sealed under the key of the digitisation.';

comment on column digitisation.proposal.proposed is 'Sealed, like confirmed, under the key of the digitisation.';
