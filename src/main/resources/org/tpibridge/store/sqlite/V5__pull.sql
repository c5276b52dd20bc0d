-- Tables of what is pulled from EHRs. Columns "ehr" have the EHR's name in the settings. Columns
-- "patient_id" have the id of the Patient resource in this store; an erasure removes their rows.

-- Versions of resources as an EHR returned them. What the EHR returned as it was sent is not here.
create table pulled_resource (
  -- Number of the version; the highest one of a resource is the newest.
  key                       integer primary key,
  ehr                       text    not null,
  -- Type/id at the EHR.
  remote_reference          text    not null,
  -- Version as the EHR gave it; null if it gave none.
  remote_version            text,
  patient_id                text    not null,
  -- The visit that it belongs to; null if it belongs to none.
  visit_key                 integer,
  -- Type/id of the resource of this store of which it is a copy; null if it is not.
  local_reference           text,
  -- patient_data, visit_data, later_score, own_changed, other_bridge.
  relation                  text    not null,
  -- The resource as JSON; null if it was deleted.
  content                   blob,
  -- SHA-256 of the content without its version and time.
  content_hash              blob    not null,
  -- 1 if the EHR deleted it.
  deleted                   integer not null,
  -- Time of the change in the EHR; null if it gave none.
  last_updated              integer,
  -- Time at which it was pulled.
  fetched_at                integer not null,
  -- Findings of the validation, as a JSON array. They may quote patient data.
  findings                  text    not null
);
create index pulled_resource_remote on pulled_resource (ehr, remote_reference, key);
create index pulled_resource_patient on pulled_resource (patient_id, ehr);
create index pulled_resource_visit on pulled_resource (visit_key);

-- Up to which change an EHR was asked.
create table pull_position (
  ehr                       text    not null,
  resource_type             text    not null,
  -- Type/id of the patient at the EHR; empty if one search covers all patients.
  scope                     text    not null,
  -- Empty if one search covers all patients.
  patient_id                text    not null,
  -- Time of the EHR's clock: changes before it were pulled.
  watermark                 integer not null,
  -- Time of the last change of the row.
  updated_at                integer not null,
  primary key (ehr, resource_type, scope)
) without rowid;
create index pull_position_patient on pull_position (patient_id);

-- Bulk exports that were started at an EHR.
create table bulk_export (
  -- Number of the export.
  key                       integer primary key,
  ehr                       text    not null,
  -- URL of the status, from Content-Location.
  status_url                text    not null,
  -- waiting (for the EHR), reading (its files), done, failed.
  state                     text    not null,
  -- Time of the request.
  started_at                integer not null,
  -- Only changes since then were requested; null for everything.
  since                     integer,
  -- Time of the EHR's clock that the export is a copy of; null until it is known.
  transaction_time          integer,
  -- Time of the next question for the status.
  due_at                    integer not null,
  -- Why it failed, without patient data; null if it did not.
  failure                   text
);
create index bulk_export_ehr on bulk_export (ehr, state);

-- Files of bulk exports.
create table bulk_file (
  export_key                integer not null,
  -- Number of the file within the export, from 1.
  number                    integer not null,
  -- output, deleted, error.
  kind                      text    not null,
  -- Resource type, as announced.
  resource_type             text    not null,
  url                       text    not null,
  -- 1 if the file requires the token.
  requires_token            integer not null,
  -- Number of resources that the EHR announced; null if it announced none.
  announced                 integer,
  -- Lines that were processed; reading resumes after them.
  lines                     integer not null,
  -- Resources among them.
  received                  integer not null,
  -- Lines that could not be used.
  failed                    integer not null,
  -- open, done, failed.
  state                     text    not null,
  primary key (export_key, number)
) without rowid;
