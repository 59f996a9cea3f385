create table chain (
  id bigint primary key,
  genesis varchar(66) not null
);

create table block (
  height bigint primary key,
  hash varchar(66) not null,
  state_root varchar(66) not null,
  extrinsics integer not null
);

create table extrinsic (
  id bigint primary key,
  height bigint not null,
  position integer not null,
  hash varchar(66) not null,
  bytes integer not null,
  success boolean not null
);
create index extrinsic_hash on extrinsic (hash);

create table payout (
  id bigint primary key,
  height bigint not null,
  netuid integer not null,
  hotkey varchar(64) not null,
  kind varchar(16) not null,
  amount bigint not null
);
create index payout_hotkey on payout (hotkey, height);
create index payout_height on payout (height);

create table epoch_neuron (
  id bigint primary key,
  height bigint not null,
  netuid integer not null,
  uid integer not null,
  hotkey varchar(64) not null,
  stake bigint not null,
  incentive integer not null,
  dividends integer not null,
  emission bigint not null
);
create index epoch_neuron_uid on epoch_neuron (netuid, uid, height);
