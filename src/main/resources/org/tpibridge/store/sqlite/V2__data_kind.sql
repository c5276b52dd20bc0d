-- Whether the visits of the store are real or test data. No row: no visit was stored yet.
create table data_kind (
  -- Always 1: there is one row.
  key                       integer not null primary key check (key = 1),
  -- real, test.
  kind                      text    not null
);

-- Earlier versions could not import test data.
insert into data_kind (key, kind) select 1, 'real' where exists (select 1 from visit);
