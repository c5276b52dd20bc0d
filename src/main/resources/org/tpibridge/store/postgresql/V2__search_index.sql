-- What versions of resources are found by; a row counts while its version is the current one.
-- The columns "parameter", "system" and "uri" are fingerprints of texts. Versions grow, so that each
-- run of rows with one value grows at its end, where the last visit's rows are still at hand.

create table search_token (
  parameter       bigint  not null,
  code            text    collate "C" not null,
  version         bigint  not null,
  system          bigint  not null,
  primary key (parameter, code, version, system)
);

create table search_moment (
  parameter       bigint  not null,
  low             bigint  not null,
  high            bigint  not null,
  version         bigint  not null,
  primary key (parameter, low, high, version)
);

-- References to what was in the store by then, by its key.
create table search_link (
  parameter       bigint  not null,
  target          bigint  not null,
  version         bigint  not null,
  primary key (parameter, target, version)
);

-- All other references.
create table search_address (
  parameter       bigint  not null,
  target          text    collate "C" not null,
  version         bigint  not null,
  primary key (parameter, target, version)
);

-- "start" is how the normal form begins, "rest" how it goes on where it is long.
create table search_words (
  parameter       bigint  not null,
  start           text    collate "C" not null,
  version         bigint  not null,
  number          bigint  not null,
  rest            text    collate "C" not null,
  exact           text    not null,
  primary key (parameter, start, version, number)
);

create table search_amount (
  parameter       bigint  not null,
  low             double precision not null,
  high            double precision not null,
  version         bigint  not null,
  number          bigint  not null,
  system          bigint  not null,
  code            text,
  unit            text,
  primary key (parameter, low, high, version, number)
);

create table search_uri (
  parameter       bigint  not null,
  uri             bigint  not null,
  version         bigint  not null,
  primary key (parameter, uri, version)
);
