-- A visit's id is unique in its system: two sources may number their visits alike. "start" is an
-- ISO day, or a date-time with its offset.
create table visit_in_system (
  key             integer primary key,
  system          text    not null,
  visit_id        text    not null,
  patient         text    not null,
  start           text    not null,
  hash            blob    not null,
  state           text    not null,
  job             integer not null,
  unique (visit_id, system)
);
insert into visit_in_system (key, system, visit_id, patient, start, hash, state, job)
  select x.key,
    coalesce(json_extract(e.content, '$.identifier[0].system'), ''), x.visit_id, x.patient,
    coalesce(json_extract(e.content, '$.period.start'), ''), x.hash, x.state, x.job
  from visit x left join (
    select r.visit, cast(v.content as text) as content, max(r.key) from resource r
    join resource_version v on v.key = r.current where r.type = 'Encounter' group by r.visit) e
  on e.visit = x.key order by x.key;
drop table visit;
alter table visit_in_system rename to visit;
create index visit_patient on visit (patient, start);

-- In which systems identifiers were when visits were first imported: "source" is empty for the
-- clinic itself, "kind" is mrn, visit, clinician, organization or location.
create table identifier_system (
  source          text    not null,
  kind            text    not null,
  system          text    not null,
  primary key (source, kind)
) without rowid;
insert into identifier_system (source, kind, system)
  select '', 'visit', min(system) from visit where system <> '' having count(*) > 0;
insert into identifier_system (source, kind, system)
  select '', 'mrn', s.system from (
    select json_extract(cast(v.content as text), '$.identifier[0].system') as system
    from resource r join resource_version v on v.key = r.current
    where r.type = 'Patient' and r.visit is null order by r.key limit 1) s
  where s.system is not null;
