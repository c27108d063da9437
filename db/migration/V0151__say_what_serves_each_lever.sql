alter table strategy add column levers jsonb;

comment on column strategy.levers is
    'Words by lever for the next best action: buyAgain, spendMore, winBack. Null where none were written.';
