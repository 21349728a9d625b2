alter table dossiers.result_paper add column seal_height numeric not null default 16;

comment on column dossiers.result_paper.seal_height is 'How high the place of the seal is, millimetres: 16 for a frame with words, 40 for the image of the seal.';
