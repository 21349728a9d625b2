comment on column forms.draft.answers is 'Sealed, like choices, under the key of the person.';
