-- Pain scores that EHRs recorded for visits of this store.

create table pulled_score (
  key                       bigint           primary key,
  ehr                       text             not null,
  remote_reference          text             not null,
  patient_id                text             not null,
  visit_key                 bigint           not null,
  content_hash              bytea            not null,
  state                     text             not null,
  scale                     text,
  measured_at               text,
  value                     text,
  attached_after            text,
  attached_value            text,
  in_import                 bigint           not null,
  local_reference           text,
  job_key                   bigint,
  updated_at                bigint           not null
);
create unique index pulled_score_remote on pulled_score (ehr, remote_reference);
create index pulled_score_visit on pulled_score (visit_key);
create index pulled_score_patient on pulled_score (patient_id);
comment on table pulled_score is
  'Pain scores that EHRs recorded for visits of this store, and what is done with each.';
comment on column pulled_score.key is
  'Number of the score; scores of a visit have this order.';
comment on column pulled_score.ehr is 'The EHR''s name in the settings.';
comment on column pulled_score.remote_reference is 'Type/id at the EHR.';
comment on column pulled_score.patient_id is
  'Id of the Patient resource in this store; an erasure removes the row.';
comment on column pulled_score.visit_key is 'The visit that it was recorded for.';
comment on column pulled_score.content_hash is 'SHA-256 of the version that was processed.';
comment on column pulled_score.state is
  'pending (becomes part of the visit, or is removed from it), attached (is part of the visit), none (is not part of the visit), accepted (a person decided that it belongs to the visit), released (a person decided that the clinic''s value counts).';
comment on column pulled_score.scale is
  'nrs, vas, faces; null if the score does not count any more, as for the next two columns.';
comment on column pulled_score.measured_at is 'Time in the form of the EHR, as a FHIR dateTime.';
comment on column pulled_score.value is 'The score, as a decimal.';
comment on column pulled_score.attached_after is
  'Time after the visit that the visit has now; null if it has none.';
comment on column pulled_score.attached_value is 'Value that the visit has now; null if it has none.';
comment on column pulled_score.in_import is '1 if the clinic''s own data has the same score.';
comment on column pulled_score.local_reference is 'Type/id of the resource of this store.';
comment on column pulled_score.job_key is 'The job that made it a part of the visit.';
comment on column pulled_score.updated_at is 'Time of the last change of the row.';
