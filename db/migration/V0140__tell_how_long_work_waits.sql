-- Work that finds it is not its turn is asked again later, so when it is due does not tell how long it waits.
alter table scheduled_tasks add column queued_at timestamptz not null default now();

comment on column scheduled_tasks.queued_at is 'When it was acknowledged; retries and waiting for a turn leave it.';
