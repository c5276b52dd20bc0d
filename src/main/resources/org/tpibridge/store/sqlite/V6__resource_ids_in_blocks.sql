-- Ids are random. An index over all of them was written to all over by each visit: half of what a
-- store of 100,000 visits wrote. This one is written to at its end; see ResourceIds. A server keeps
-- its own index over all ids.
create table resource_in_blocks (
  key             integer primary key,
  type            text    not null,
  id              text    not null,
  visit           integer,
  current         integer not null
);
insert into resource_in_blocks (key, type, id, visit, current)
  select key, type, id, visit, current from resource order by key;
drop table resource;
alter table resource_in_blocks rename to resource;

create unique index resource_id on resource (key >> 18, id, type);
create unique index resource_shared on resource (id, type) where visit is null;
create index resource_visit on resource (visit) where visit is not null;
