-- A visit's id is unique in its system: two sources may number their visits alike. "start" is an
-- ISO day, or a date-time with its offset.
alter table visit add column system text not null default '';
alter table visit add column start text not null default '';
update visit x set
  system = coalesce(e.content #>> '{identifier,0,system}', ''),
  start = coalesce(e.content #>> '{period,start}', '')
from (
  select distinct on (r.visit) r.visit, convert_from(v.content, 'UTF8')::json as content
  from resource r join resource_version v on v.key = r.current where r.type = 'Encounter'
  order by r.visit, r.key desc) e
where e.visit = x.key;
alter table visit alter column system drop default;
alter table visit alter column start drop default;
alter table visit drop constraint visit_visit_id_key;
alter table visit add unique (visit_id, system);
drop index visit_patient;
create index visit_patient on visit (patient, start);

-- In which systems identifiers were when visits were first imported: "source" is empty for the
-- clinic itself, "kind" is mrn, visit, clinician, organization or location.
create table identifier_system (
  source          text   not null,
  kind            text   not null,
  system          text   not null,
  primary key (source, kind)
);
insert into identifier_system (source, kind, system)
  select '', 'visit', min(system) from visit where system <> '' having count(*) > 0;
insert into identifier_system (source, kind, system)
  select '', 'mrn', s.system from (
    select convert_from(v.content, 'UTF8')::json #>> '{identifier,0,system}' as system
    from resource r join resource_version v on v.key = r.current
    where r.type = 'Patient' and r.visit is null order by r.key limit 1) s
  where s.system is not null;
