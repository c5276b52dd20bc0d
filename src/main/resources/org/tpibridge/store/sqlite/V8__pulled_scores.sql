-- Pain scores that EHRs recorded for visits of this store, and what is done with each.
create table pulled_score (
  -- Number of the score; scores of a visit have this order.
  key                       integer primary key,
  -- The EHR's name in the settings.
  ehr                       text    not null,
  -- Type/id at the EHR.
  remote_reference          text    not null,
  -- Id of the Patient resource in this store; an erasure removes the row.
  patient_id                text    not null,
  visit_key                 integer not null,
  -- SHA-256 of the version that was processed.
  content_hash              blob    not null,
  -- pending (becomes part of the visit, or is removed from it), attached (is part of the visit),
  -- none (is not part of the visit), accepted (a person decided that it belongs to the visit),
  -- released (a person decided that the clinic's value counts).
  state                     text    not null,
  -- nrs, vas, faces; null if the score does not count any more, as for the next two columns.
  scale                     text,
  -- Time in the form of the EHR, as a FHIR dateTime.
  measured_at               text,
  value                     text,
  -- Time after the visit and value that the visit has now; null if it has none.
  attached_after            text,
  attached_value            text,
  -- 1 if the clinic's own data has the same score.
  in_import                 integer not null,
  -- Type/id of the resource of this store.
  local_reference           text,
  -- The job that made it a part of the visit.
  job_key                   integer,
  updated_at                integer not null
);
create unique index pulled_score_remote on pulled_score (ehr, remote_reference);
create index pulled_score_visit on pulled_score (visit_key);
create index pulled_score_patient on pulled_score (patient_id);
