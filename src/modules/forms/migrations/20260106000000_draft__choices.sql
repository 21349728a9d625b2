alter table forms.draft add column choices jsonb not null default '{}';

comment on column forms.draft.choices is 'What the person chose besides the answers, such as where and how to be handed the result, as the module of the filing writes it.';
