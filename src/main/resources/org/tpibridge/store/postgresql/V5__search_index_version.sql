-- In which form the search index is written; no row where nothing is, or in one before there were numbers.
create table search_form (
  number          integer not null
);

-- Versions of resources whose rows are of an older form, to be indexed again.
create table search_stale (
  version         bigint   primary key
);
