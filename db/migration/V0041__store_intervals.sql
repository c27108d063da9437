alter table customer_segment
    add column probability_alive_low   real,
    add column probability_alive_high  real,
    add column expected_purchases_low  real,
    add column expected_purchases_high real,
    add column value_chance_a          real,
    add column value_chance_b          real,
    add column value_chance_c          real,
    add column value_chance_d          real,
    add column lifetime_value_low      numeric(20, 2),
    add column lifetime_value_high     numeric(20, 2);

comment on column customer_segment.lifetime_value_low is 'The ends of 90 % intervals; null when the run computed none.';
comment on column customer_segment.value_chance_a is 'Chance that the customer belongs to the value segment; null when the run computed none.';
