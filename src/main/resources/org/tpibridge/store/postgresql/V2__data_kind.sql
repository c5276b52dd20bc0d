create table data_kind (
  key                       bigint           primary key check (key = 1),
  kind                      text             not null
);
comment on table data_kind is
  'Whether the visits of the store are real or test data. No row: no visit was stored yet.';
comment on column data_kind.key is 'Always 1: there is one row.';
comment on column data_kind.kind is 'real, test.';

-- Earlier versions could not import test data.
insert into data_kind (key, kind) select 1, 'real' where exists (select 1 from visit);
