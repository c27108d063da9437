-- Of customers whom a snapshot does not hold nothing is expected; as a part they took a share of the shop's forecast.

delete from daily_sales where part = '' and division not in ('shop', 'region');

comment on column daily_sales.part is 'Id of the segment, or the region; empty for the shop, and for what belongs to no region.';
