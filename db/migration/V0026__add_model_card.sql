alter table segmentation add column model_card jsonb;

comment on column segmentation.model_card is 'What the run was made from and with, so that it can be made again.';
