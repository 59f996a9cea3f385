-- Filled anew: extrinsics and events say which subnet they name, -1 for none.
-- Whose blocks come next is forgotten first: whatever ends this half way, all begins at block 0.
delete from chain;
truncate table epoch_record;
truncate table event;
truncate table payout;
truncate table payout_sum;
truncate table extrinsic;
truncate table block;

alter table extrinsic add column netuid integer not null;
create index extrinsic_netuid on extrinsic (netuid, id);
alter table event add column netuid integer not null;
create index event_netuid on event (netuid, id);
