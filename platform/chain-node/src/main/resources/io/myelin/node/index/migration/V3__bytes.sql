-- Filled anew: hashes and accounts are bytes, and nobody asked for the roots of states.
delete from event;
delete from epoch_neuron;
delete from payout;
delete from extrinsic;
delete from block;
delete from chain;

alter table block drop column state_root;
alter table block drop column hash;
alter table block add column hash bytea not null;

drop index extrinsic_hash;
drop index extrinsic_signer;
alter table extrinsic drop column hash;
alter table extrinsic drop column signer;
alter table extrinsic add column hash bytea not null;
alter table extrinsic add column signer bytea not null;
create index extrinsic_hash on extrinsic (hash);
create index extrinsic_signer on extrinsic (signer, id);

drop index payout_hotkey;
alter table payout drop column hotkey;
alter table payout add column hotkey bytea not null;
create index payout_hotkey on payout (hotkey, id);

alter table epoch_neuron drop column hotkey;
alter table epoch_neuron add column hotkey bytea not null;
