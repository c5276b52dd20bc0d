-- Says that the file is ours: TPIB.
pragma application_id = 1414547778;

-- Times are milliseconds since 1970 in UTC. Hashes are the 32 bytes of SHA-256.
-- Keys are numbers that grow: with random ones, SQLite becomes three times slower as it fills.

create table key_block (next integer not null);
insert into key_block (next) values (1);

-- One run of something over the store: the import of one file, an undo, an erasure.
create table job (
  key             integer primary key,
  kind            text    not null,
  state           text    not null,
  source          text    not null,
  source_sha256   text,
  source_bytes    integer,
  settings        text    not null,
  program         text    not null,
  owner           text    not null,
  started         integer not null,
  touched         integer not null,
  ended           integer,
  position        integer not null default 0,
  created         integer not null default 0,
  updated         integer not null default 0,
  unchanged       integer not null default 0,
  rejected        integer not null default 0,
  unreadable      integer not null default 0,
  concerns        integer
);

create table visit (
  key             integer primary key,
  visit_id        text    not null unique,
  patient         text    not null,
  hash            blob    not null,
  state           text    not null,
  job             integer not null
);
create index visit_patient on visit (patient);

-- What became of each row of an input.
create table source_row (
  job             integer not null,
  ordinal         integer not null,
  outcome         text    not null,
  place           text    not null,
  sha256          text,
  visit           integer,
  primary key (job, ordinal)
) without rowid;
create index source_row_visit on source_row (visit);

create table resource (
  key             integer primary key,
  type            text    not null,
  id              text    not null,
  visit           integer,
  current         integer not null,
  unique (id, type)
);
create index resource_visit on resource (visit);

-- "crc" is the CRC-32C of the content: disks change bits by themselves.
-- Rows are added and never changed, but by an erasure, which removes them.
create table resource_version (
  key             integer primary key,
  resource        integer not null,
  version         integer not null,
  job             integer not null,
  ordinal         integer not null,
  updated         integer not null,
  deleted         integer not null,
  hash            blob    not null,
  crc             integer not null,
  content         blob    not null,
  unique (resource, version)
);

create table finding (
  job             integer not null,
  ordinal         integer not null,
  number          integer not null,
  severity        text    not null,
  code            text    not null,
  message         text    not null,
  suggestion      text,
  expression      text,
  place           text,
  primary key (job, ordinal, number)
) without rowid;

-- What somebody has to decide on.
create table worklist (
  key             integer primary key,
  job             integer not null,
  ordinal         integer not null,
  patient         text    not null,
  field           text    not null,
  stored          text    not null,
  told            text    not null,
  state           text    not null,
  added           integer not null,
  settled         integer
);
create index worklist_patient on worklist (patient);

-- Changes that EHRs have not been told of yet.
create table outbox (
  key             integer primary key,
  visit           integer not null,
  job             integer not null,
  change          text    not null,
  added           integer not null
);

-- What each EHR holds of ours.
create table ledger (
  target          text    not null,
  source          text    not null,
  hash            blob    not null,
  remote_id       text,
  remote_version  text,
  state           text    not null,
  updated         integer not null,
  primary key (target, source)
) without rowid;
create index ledger_remote on ledger (target, remote_id);
create index ledger_state on ledger (target, state, updated);

create table tombstone (
  hash            blob    not null primary key,
  added           integer not null
) without rowid;

create table audit (
  key             integer primary key,
  added           integer not null,
  action          text    not null,
  details         text    not null
);

create table backup (
  key             integer primary key,
  file            text    not null,
  added           integer not null
);
