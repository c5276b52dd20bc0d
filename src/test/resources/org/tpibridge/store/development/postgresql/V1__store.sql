-- Times are milliseconds since 1970 in UTC. Hashes are the 32 bytes of SHA-256.
-- Keys are numbers that grow, given out in blocks to each process.

create sequence store_key increment by 1000;
create sequence job_key;

-- One run of something over the store: the import of one file, an undo, an erasure.
create table job (
  key             bigint  primary key default nextval('job_key'),
  kind            text    not null,
  state           text    not null,
  source          text    not null,
  source_sha256   text,
  source_bytes    bigint,
  settings        text    not null,
  program         text    not null,
  owner           text    not null,
  started         bigint not null,
  touched         bigint not null,
  ended           bigint,
  position        bigint not null default 0,
  created         bigint not null default 0,
  updated         bigint not null default 0,
  unchanged       bigint not null default 0,
  rejected        bigint not null default 0,
  unreadable      bigint not null default 0,
  concerns        bigint
);

create table visit (
  key             bigint  primary key,
  visit_id        text    not null unique,
  patient         text    not null,
  hash            bytea   not null,
  state           text    not null,
  job             bigint not null
);
create index visit_patient on visit (patient);

-- What became of each row of an input.
create table source_row (
  job             bigint not null,
  ordinal         bigint not null,
  outcome         text    not null,
  place           text    not null,
  sha256          text,
  visit           bigint,
  primary key (job, ordinal)
);
create index source_row_visit on source_row (visit);

create table resource (
  key             bigint  primary key,
  type            text    not null,
  id              text    not null,
  visit           bigint,
  current         bigint not null,
  unique (id, type)
);
create index resource_visit on resource (visit);

-- "crc" is the CRC-32C of the content: disks change bits by themselves.
-- Rows are added and never changed, but by an erasure, which removes them.
create table resource_version (
  key             bigint  primary key,
  resource        bigint not null,
  version         bigint not null,
  job             bigint not null,
  ordinal         bigint not null,
  updated         bigint not null,
  deleted         bigint not null,
  hash            bytea   not null,
  crc             bigint not null,
  content         bytea   not null,
  unique (resource, version)
);

create table finding (
  job             bigint not null,
  ordinal         bigint not null,
  number          bigint not null,
  severity        text    not null,
  code            text    not null,
  message         text    not null,
  suggestion      text,
  expression      text,
  place           text,
  primary key (job, ordinal, number)
);

-- What somebody has to decide on.
create table worklist (
  key             bigint  primary key,
  job             bigint not null,
  ordinal         bigint not null,
  patient         text    not null,
  field           text    not null,
  stored          text    not null,
  told            text    not null,
  state           text    not null,
  added           bigint not null,
  settled         bigint
);
create index worklist_patient on worklist (patient);

-- Changes that EHRs have not been told of yet.
create table outbox (
  key             bigint  primary key,
  visit           bigint not null,
  job             bigint not null,
  change          text    not null,
  added           bigint not null
);

-- What each EHR holds of ours.
create table ledger (
  target          text    not null,
  source          text    not null,
  hash            bytea   not null,
  remote_id       text,
  remote_version  text,
  state           text    not null,
  updated         bigint not null,
  primary key (target, source)
);
create index ledger_remote on ledger (target, remote_id);
create index ledger_state on ledger (target, state, updated);

create table tombstone (
  hash            bytea   not null primary key,
  added           bigint not null
);

create table audit (
  key             bigint  primary key,
  added           bigint not null,
  action          text    not null,
  details         text    not null
);

create table backup (
  key             bigint  primary key,
  file            text    not null,
  added           bigint not null
);
