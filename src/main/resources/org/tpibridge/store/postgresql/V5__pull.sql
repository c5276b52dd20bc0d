-- Tables of what is pulled from EHRs.

create table pulled_resource (
  key                       bigint           primary key,
  ehr                       text             not null,
  remote_reference          text             not null,
  remote_version            text,
  patient_id                text             not null,
  visit_key                 bigint,
  local_reference           text,
  relation                  text             not null,
  content                   bytea,
  content_hash              bytea            not null,
  deleted                   bigint           not null,
  last_updated              bigint,
  fetched_at                bigint           not null,
  findings                  text             not null
);
create index pulled_resource_remote on pulled_resource (ehr, remote_reference, key);
create index pulled_resource_patient on pulled_resource (patient_id, ehr);
create index pulled_resource_visit on pulled_resource (visit_key);
comment on table pulled_resource is
  'Versions of resources as an EHR returned them. What the EHR returned as it was sent is not here.';
comment on column pulled_resource.key is
  'Number of the version; the highest one of a resource is the newest.';
comment on column pulled_resource.ehr is 'The EHR''s name in the settings.';
comment on column pulled_resource.remote_reference is 'Type/id at the EHR.';
comment on column pulled_resource.remote_version is
  'Version as the EHR gave it; null if it gave none.';
comment on column pulled_resource.patient_id is
  'Id of the Patient resource in this store; an erasure removes the row.';
comment on column pulled_resource.visit_key is
  'The visit that it belongs to; null if it belongs to none.';
comment on column pulled_resource.local_reference is
  'Type/id of the resource of this store of which it is a copy; null if it is not.';
comment on column pulled_resource.relation is
  'patient_data, visit_data, later_score, own_changed, other_bridge.';
comment on column pulled_resource.content is 'The resource as JSON; null if it was deleted.';
comment on column pulled_resource.content_hash is
  'SHA-256 of the content without its version and time.';
comment on column pulled_resource.deleted is '1 if the EHR deleted it.';
comment on column pulled_resource.last_updated is
  'Time of the change in the EHR; null if it gave none.';
comment on column pulled_resource.fetched_at is 'Time at which it was pulled.';
comment on column pulled_resource.findings is
  'Findings of the validation, as a JSON array. They may quote patient data.';

create table pull_position (
  ehr                       text             not null,
  resource_type             text             not null,
  scope                     text             not null,
  patient_id                text             not null,
  watermark                 bigint           not null,
  updated_at                bigint           not null,
  primary key (ehr, resource_type, scope)
);
create index pull_position_patient on pull_position (patient_id);
comment on table pull_position is 'Up to which change an EHR was asked.';
comment on column pull_position.ehr is 'The EHR''s name in the settings.';
comment on column pull_position.resource_type is 'The type that was searched for.';
comment on column pull_position.scope is
  'Type/id of the patient at the EHR; empty if one search covers all patients.';
comment on column pull_position.patient_id is
  'Id of the Patient resource in this store; empty if one search covers all patients.';
comment on column pull_position.watermark is
  'Time of the EHR''s clock: changes before it were pulled.';
comment on column pull_position.updated_at is 'Time of the last change of the row.';

create table bulk_export (
  key                       bigint           primary key,
  ehr                       text             not null,
  status_url                text             not null,
  state                     text             not null,
  started_at                bigint           not null,
  since                     bigint,
  transaction_time          bigint,
  due_at                    bigint           not null,
  failure                   text
);
create index bulk_export_ehr on bulk_export (ehr, state);
comment on table bulk_export is 'Bulk exports that were started at an EHR.';
comment on column bulk_export.key is 'Number of the export.';
comment on column bulk_export.ehr is 'The EHR''s name in the settings.';
comment on column bulk_export.status_url is 'URL of the status, from Content-Location.';
comment on column bulk_export.state is 'waiting (for the EHR), reading (its files), done, failed.';
comment on column bulk_export.started_at is 'Time of the request.';
comment on column bulk_export.since is
  'Only changes since then were requested; null for everything.';
comment on column bulk_export.transaction_time is
  'Time of the EHR''s clock that the export is a copy of; null until it is known.';
comment on column bulk_export.due_at is 'Time of the next question for the status.';
comment on column bulk_export.failure is
  'Why it failed, without patient data; null if it did not.';

create table bulk_file (
  export_key                bigint           not null,
  number                    bigint           not null,
  kind                      text             not null,
  resource_type             text             not null,
  url                       text             not null,
  requires_token            bigint           not null,
  announced                 bigint,
  lines                     bigint           not null,
  received                  bigint           not null,
  failed                    bigint           not null,
  state                     text             not null,
  primary key (export_key, number)
);
comment on table bulk_file is 'Files of bulk exports.';
comment on column bulk_file.export_key is 'The export.';
comment on column bulk_file.number is 'Number of the file within the export, from 1.';
comment on column bulk_file.kind is 'output, deleted, error.';
comment on column bulk_file.resource_type is 'Resource type, as announced.';
comment on column bulk_file.url is 'Where the file is.';
comment on column bulk_file.requires_token is '1 if the file requires the token.';
comment on column bulk_file.announced is
  'Number of resources that the EHR announced; null if it announced none.';
comment on column bulk_file.lines is 'Lines that were processed; reading resumes after them.';
comment on column bulk_file.received is 'Resources among them.';
comment on column bulk_file.failed is 'Lines that could not be used.';
comment on column bulk_file.state is 'open, done, failed.';
