-- Runs ask for the last day of a return that is subtracted, to warn those who look back.

create index order_line_net_day on order_line (day) where net;
