alter table segmentation add column lifetime_diagnostics jsonb;

comment on column segmentation.lifetime_diagnostics is 'What shows whether the lifetime models fit, as it was when the run was computed.';
