-- Filled anew: rows of before do not say who signed, what was called and what happened.
delete from epoch_neuron;
delete from payout;
delete from extrinsic;
delete from block;
delete from chain;

alter table block add column spec_version integer not null;
alter table block add column time_millis bigint not null;

alter table extrinsic add column signer varchar(64) not null;
alter table extrinsic add column pallet varchar(64) not null;
alter table extrinsic add column call_name varchar(96) not null;
alter table extrinsic add column arguments varchar(16384) not null;
alter table extrinsic add column failure varchar(512) not null;
create index extrinsic_signer on extrinsic (signer, id);
create index extrinsic_call on extrinsic (pallet, call_name, id);
create index extrinsic_call_name on extrinsic (call_name, id);

create table event (
  id bigint primary key,
  height bigint not null,
  position integer not null,
  extrinsic integer not null,
  pallet varchar(64) not null,
  event_name varchar(96) not null,
  fields varchar(16384) not null
);
create index event_name on event (pallet, event_name, id);
create index event_by_name on event (event_name, id);
create index event_height on event (height);
