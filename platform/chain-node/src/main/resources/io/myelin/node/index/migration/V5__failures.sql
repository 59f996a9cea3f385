-- Filled anew: blocks did not say whether something in them failed. Each list is led by one index
-- that has its order: what it is filtered by, then the id.
delete from epoch_record;
delete from event;
delete from payout;
delete from extrinsic;
delete from block;
delete from chain;

alter table block add column failing boolean not null;
create index block_failing on block (failing, height);
create index extrinsic_success on extrinsic (success, id);
drop index extrinsic_call;
create index extrinsic_pallet on extrinsic (pallet, id);
drop index event_name;
create index event_pallet on event (pallet, id);
drop index event_height;
create index payout_netuid on payout (netuid, id);
