-- What only states have, as they were when the index came by. Blocks before the newest are not gone
-- through again for it: whoever wants what their states still have rebuilds the index.
create table sample (
  id bigint primary key,
  height bigint not null,
  hash bytea not null,
  amount bigint not null
);
create index sample_height on sample (height);
