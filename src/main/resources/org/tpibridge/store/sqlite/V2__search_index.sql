-- What versions of resources are found by; a row counts while its version is the current one.
-- The columns "parameter", "system" and "uri" are fingerprints of texts. Versions grow, so that each
-- run of rows with one value grows at its end, where the last visit's rows are still at hand.

create table search_token (
  parameter       integer not null,
  code            text    not null,
  version         integer not null,
  system          integer not null,
  primary key (parameter, code, version, system)
) without rowid;

create table search_moment (
  parameter       integer not null,
  low             integer not null,
  high            integer not null,
  version         integer not null,
  primary key (parameter, low, high, version)
) without rowid;

-- References to what was in the store by then, by its key.
create table search_link (
  parameter       integer not null,
  target          integer not null,
  version         integer not null,
  primary key (parameter, target, version)
) without rowid;

-- All other references.
create table search_address (
  parameter       integer not null,
  target          text    not null,
  version         integer not null,
  primary key (parameter, target, version)
) without rowid;

-- "start" is how the normal form begins, "rest" how it goes on where it is long.
create table search_words (
  parameter       integer not null,
  start           text    not null,
  version         integer not null,
  number          integer not null,
  rest            text    not null,
  exact           text    not null,
  primary key (parameter, start, version, number)
) without rowid;

create table search_amount (
  parameter       integer not null,
  low             real    not null,
  high            real    not null,
  version         integer not null,
  number          integer not null,
  system          integer not null,
  code            text,
  unit            text,
  primary key (parameter, low, high, version, number)
) without rowid;

create table search_uri (
  parameter       integer not null,
  uri             integer not null,
  version         integer not null,
  primary key (parameter, uri, version)
) without rowid;
