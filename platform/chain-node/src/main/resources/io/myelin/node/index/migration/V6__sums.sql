-- Filled anew: each payout says what its receiver had got so far, so that no span is summed up.
-- Whose blocks come next is forgotten first: whatever ends this half way, all begins at block 0.
delete from chain;
truncate table epoch_record;
truncate table event;
truncate table payout;
truncate table extrinsic;
truncate table block;

create index extrinsic_signer_success on extrinsic (signer, success, id);
create index extrinsic_signer_call on extrinsic (signer, call_name, id);
create index extrinsic_signer_pallet on extrinsic (signer, pallet, id);

create table payout_sum (
  id bigint primary key,
  netuid integer not null,
  hotkey bytea not null,
  kind varchar(16) not null,
  payouts bigint not null,
  amount bigint not null,
  newest bigint not null
);
create index payout_sum_hotkey on payout_sum (hotkey);
create index payout_sum_netuid on payout_sum (netuid);

alter table payout add column sum_id bigint not null;
alter table payout add column payouts_so_far bigint not null;
alter table payout add column amount_so_far bigint not null;
create index payout_of_sum on payout (sum_id, id);
drop index payout_height;
