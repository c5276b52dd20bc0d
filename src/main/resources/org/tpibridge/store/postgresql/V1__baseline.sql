-- Times are milliseconds since 1970 in UTC, unless specified. Hashes are the 32 bytes of SHA-256.
-- Keys are increasing numbers; each process allocates blocks of them.
-- Columns that end in _key refer to the column "key" of the table that they name. They are not declared
-- as foreign keys; see docs/decisions/0023-no-foreign-keys.md.

create sequence store_key_sequence increment by 1000;
comment on sequence store_key_sequence is 'First key of the next block of a thousand keys.';
create sequence job_key_sequence;
comment on sequence job_key_sequence is 'Numbers of jobs.';

create table job (
  key                       bigint           primary key default nextval('job_key_sequence'),
  kind                      text             not null,
  state                     text             not null,
  input_name                text             not null,
  input_sha256              text,
  input_bytes               bigint,
  settings                  text             not null,
  program                   text             not null,
  process                   text             not null,
  started_at                bigint           not null,
  heartbeat_at              bigint           not null,
  ended_at                  bigint,
  position                  bigint           not null default 0,
  rows_created              bigint           not null default 0,
  rows_updated              bigint           not null default 0,
  rows_unchanged            bigint           not null default 0,
  rows_rejected             bigint           not null default 0,
  rows_unreadable           bigint           not null default 0,
  rows_left_out             bigint           not null default 0,
  rows_linked               bigint           not null default 0,
  target_job_key            bigint
);
comment on table job is
  'One run over the store: an import of one file, an undo, a change of patients, an erasure.';
comment on column job.key is 'Number of the job; J17 has key 17.';
comment on column job.kind is 'import, undo, patients, erase.';
comment on column job.state is 'running (or interrupted), finished, undone.';
comment on column job.input_name is 'The input''s name as the user gave it.';
comment on column job.input_sha256 is
  'SHA-256 of the input, in hex; null if it can be read only once.';
comment on column job.input_bytes is 'Size of the input; null if it can be read only once.';
comment on column job.settings is
  'Fingerprint of the settings that the input is read with; for an erasure, keyed hashes of the MRNs.';
comment on column job.program is 'Name and version of the program.';
comment on column job.process is 'Host, process and user that run the job, for messages.';
comment on column job.started_at is 'Time of the start.';
comment on column job.heartbeat_at is 'Time of the last progress.';
comment on column job.ended_at is 'Time of the end; null until then.';
comment on column job.position is
  'Number of the last row that is stored; the job resumes after it. 0: none.';
comment on column job.rows_created is 'Rows that created a visit.';
comment on column job.rows_updated is 'Rows that changed a visit.';
comment on column job.rows_unchanged is 'Rows that agree with the stored visit.';
comment on column job.rows_rejected is 'Rows with errors.';
comment on column job.rows_unreadable is 'Parts of the input that could not be read as rows.';
comment on column job.rows_left_out is 'Rows that are not trigger point injection visits.';
comment on column job.rows_linked is 'Messages that linked two patients.';
comment on column job.target_job_key is 'The job that an undo undoes.';

create table visit (
  key                       bigint           primary key,
  id_system                 text             not null,
  visit_id                  text             not null,
  patient_id                text             not null,
  start_time                text             not null,
  content_hash              bytea            not null,
  state                     text             not null,
  job_key                   bigint           not null,
  unique (visit_id, id_system)
);
create index visit_patient on visit (patient_id, start_time);
comment on table visit is 'A visit: the unit that is stored, changed and undone as a whole.';
comment on column visit.key is 'Number of the visit.';
comment on column visit.id_system is 'System (URI) of the visit id.';
comment on column visit.visit_id is 'The source''s own id; unique in its system.';
comment on column visit.patient_id is 'Id of the Patient resource.';
comment on column visit.start_time is 'ISO date, or date-time with offset.';
comment on column visit.content_hash is 'SHA-256 of the content of the whole visit.';
comment on column visit.state is 'current, retracted.';
comment on column visit.job_key is 'The job that changed the visit last.';

create table source_row (
  job_key                   bigint           not null,
  row_number                bigint           not null,
  outcome                   text             not null,
  place                     text             not null,
  row_sha256                text,
  visit_key                 bigint,
  primary key (job_key, row_number)
);
create index source_row_visit on source_row (visit_key);
comment on table source_row is 'A row, message or record that a job read, and its result.';
comment on column source_row.job_key is 'The job.';
comment on column source_row.row_number is 'Number of the row among the job''s rows, from 1.';
comment on column source_row.outcome is
  'created, updated, unchanged, rejected, unreadable, left_out, linked, noted, erased.';
comment on column source_row.place is 'Place in the input, for example "row 5".';
comment on column source_row.row_sha256 is 'SHA-256 of the content of the row, in hex.';
comment on column source_row.visit_key is 'The visit of the row, if it has one.';

create table row_patient (
  job_key                   bigint           not null,
  row_number                bigint           not null,
  patient_id                text             not null,
  primary key (job_key, row_number)
);
create index row_patient_patient on row_patient (patient_id);
comment on table row_patient is
  'Patients of rows that no stored visit leads to: rejected rows, and rows of visits that belong to another patient now. Their findings are that patient''s data.';
comment on column row_patient.job_key is 'The job.';
comment on column row_patient.row_number is 'Number of the row among the job''s rows, from 1.';
comment on column row_patient.patient_id is 'Id of the Patient resource.';

create table job_file (
  job_key                   bigint           not null,
  path                      text             not null,
  kind                      text             not null,
  sha256                    text,
  primary key (job_key, path)
);
comment on table job_file is 'A file with patient data that a job wrote, such as a rejects file.';
comment on column job_file.job_key is 'The job.';
comment on column job_file.path is 'Absolute path, without links.';
comment on column job_file.kind is 'Kind of file.';
comment on column job_file.sha256 is
  'SHA-256 of the file as it was written, in hex; a file with another hash is another file.';

create table resource (
  key                       bigint           primary key,
  type                      text             not null,
  id                        text             not null,
  visit_key                 bigint,
  current_version_key       bigint           not null,
  unique (id, type)
);
create index resource_visit on resource (visit_key);
comment on table resource is 'A FHIR resource.';
comment on column resource.key is 'Number of the resource.';
comment on column resource.type is 'Resource type.';
comment on column resource.id is 'Resource id.';
comment on column resource.visit_key is
  'The visit that owns the resource; null for patients, clinicians, locations and organizations.';
comment on column resource.current_version_key is 'The current version (resource_version.key).';

create table resource_version (
  key                       bigint           primary key,
  resource_key              bigint           not null,
  version                   bigint           not null,
  job_key                   bigint           not null,
  row_number                bigint           not null,
  updated_at                bigint           not null,
  deleted                   bigint           not null,
  content_hash              bytea            not null,
  content_crc               bigint           not null,
  content                   bytea            not null,
  unique (resource_key, version)
);
comment on table resource_version is
  'A version of a resource. Rows are added and never changed; only an erasure removes them.';
comment on column resource_version.key is 'Number of the version in the store.';
comment on column resource_version.resource_key is 'The resource.';
comment on column resource_version.version is 'Version number of the resource, from 1.';
comment on column resource_version.job_key is 'The job.';
comment on column resource_version.row_number is
  'Number of the job''s row that the version comes from; 0 if none.';
comment on column resource_version.updated_at is 'Time of the version (meta.lastUpdated).';
comment on column resource_version.deleted is '1 if the version deletes the resource, otherwise 0.';
comment on column resource_version.content_hash is
  'SHA-256 of the content, without Provenance and meta.source.';
comment on column resource_version.content_crc is
  'CRC-32C of the content, to detect damage on the disk.';
comment on column resource_version.content is 'FHIR JSON in UTF-8, without version and time.';

create table finding (
  job_key                   bigint           not null,
  row_number                bigint           not null,
  finding_number            bigint           not null,
  severity                  text             not null,
  code                      text             not null,
  message                   text             not null,
  suggestion                text,
  expression                text,
  place                     text,
  primary key (job_key, row_number, finding_number)
);
comment on table finding is 'A finding in a row of a job. Messages may quote patient data.';
comment on column finding.job_key is 'The job.';
comment on column finding.row_number is 'Number of the row among the job''s rows, from 1.';
comment on column finding.finding_number is 'Number of the finding in its row, from 1.';
comment on column finding.severity is 'error, warning, information.';
comment on column finding.code is 'Finding code, TPI-...';
comment on column finding.message is 'What was found.';
comment on column finding.suggestion is 'What to write instead.';
comment on column finding.expression is 'FHIRPath of the element.';
comment on column finding.place is 'Place in the input.';

create table patient_conflict (
  key                       bigint           primary key,
  job_key                   bigint           not null,
  row_number                bigint           not null,
  patient_id                text             not null,
  field                     text             not null,
  stored_value              text             not null,
  imported_value            text             not null,
  state                     text             not null,
  added_at                  bigint           not null,
  resolved_at               bigint,
  resolved_by_job_key       bigint
);
create index patient_conflict_patient on patient_conflict (patient_id);
comment on table patient_conflict is
  'An imported value that conflicts with the stored value of a patient, for a person to resolve.';
comment on column patient_conflict.key is 'Number of the conflict.';
comment on column patient_conflict.job_key is 'The job.';
comment on column patient_conflict.row_number is 'Number of the row among the job''s rows, from 1.';
comment on column patient_conflict.patient_id is 'Id of the Patient resource.';
comment on column patient_conflict.field is 'Column of the visit, such as birth_date.';
comment on column patient_conflict.stored_value is 'Value in the store at the time of the import.';
comment on column patient_conflict.imported_value is 'Value in the row.';
comment on column patient_conflict.state is
  'open, accepted (the imported value is stored), dismissed (the stored value stays).';
comment on column patient_conflict.added_at is 'Time of the import.';
comment on column patient_conflict.resolved_at is 'Time of the decision; null while open.';
comment on column patient_conflict.resolved_by_job_key is
  'The job that stored the decision; undoing it opens the conflict again.';

create table outbox (
  key                       bigint           primary key,
  visit_key                 bigint           not null,
  job_key                   bigint           not null,
  change                    text             not null,
  added_at                  bigint           not null
);
comment on table outbox is
  'Changed visits that have to be sent to EHRs; written in the transaction of the change.';
comment on column outbox.key is 'Number of the change, in the order of changes.';
comment on column outbox.visit_key is 'The visit.';
comment on column outbox.job_key is 'The job.';
comment on column outbox.change is 'created, updated, retracted.';
comment on column outbox.added_at is 'Time of the change.';

create table ledger (
  ehr                       text             not null,
  local_reference           text             not null,
  content_hash              bytea            not null,
  remote_reference          text,
  remote_version            text,
  state                     text             not null,
  updated_at                bigint           not null,
  primary key (ehr, local_reference)
);
create index ledger_remote on ledger (ehr, remote_reference);
create index ledger_state on ledger (ehr, state, updated_at);
comment on table ledger is 'What each EHR has of the resources of this store.';
comment on column ledger.ehr is 'The EHR''s name in the settings.';
comment on column ledger.local_reference is 'Type/id in this store.';
comment on column ledger.content_hash is 'SHA-256 of the content that the state is about.';
comment on column ledger.remote_reference is 'Type/id at the EHR; the type may differ.';
comment on column ledger.remote_version is 'Version as the EHR gave it.';
comment on column ledger.state is 'pending, sent, unknown, needs_review, refused, not_supported, retracted.';
comment on column ledger.updated_at is 'Time of the last change of the entry.';

create table erased_patient (
  mrn_hash                  bytea            not null primary key,
  key_check                 bytea,
  erased_at                 bigint           not null
);
comment on table erased_patient is 'Erased patients, so that they are not imported again.';
comment on column erased_patient.mrn_hash is 'Keyed hash of the MRN.';
comment on column erased_patient.key_check is
  'Check value of the key; only the same key makes it again.';
comment on column erased_patient.erased_at is 'Time of the erasure.';

create table audit (
  key                       bigint           primary key,
  recorded_at               bigint           not null,
  action                    text             not null,
  details                   text             not null
);
comment on table audit is 'Actions that have to be documented, without patient data.';
comment on column audit.key is 'Number of the entry.';
comment on column audit.recorded_at is 'Time of the action.';
comment on column audit.action is 'What was done.';
comment on column audit.details is 'To what, without patient data.';

create table backup (
  key                       bigint           primary key,
  file                      text             not null,
  started_at                bigint           not null,
  last_job_key              bigint
);
comment on table backup is 'Backups of this store, and the backups that it was restored from.';
comment on column backup.key is 'Number of the backup.';
comment on column backup.file is 'Absolute path at the time of writing.';
comment on column backup.started_at is 'Time at which writing began.';
comment on column backup.last_job_key is
  'Newest job in the backup; null if unknown or not finished. Jobs are compared by number, because clocks can be set back.';

create table identifier_system (
  source                    text             not null,
  kind                      text             not null,
  system                    text             not null,
  primary key (source, kind)
);
comment on table identifier_system is
  'Systems (URIs) of the identifiers of stored visits, as they were when the first visit was stored.';
comment on column identifier_system.source is 'Name of the source; empty for the clinic itself.';
comment on column identifier_system.kind is 'mrn, visit, clinician, organization, location.';
comment on column identifier_system.system is 'The system.';

create table search_token (
  parameter_hash            bigint           not null,
  code                      text collate "C" not null,
  version_key               bigint           not null,
  system_hash               bigint           not null,
  primary key (parameter_hash, code, version_key, system_hash)
);
comment on table search_token is 'Search index: tokens (codes, identifiers, flags).';
comment on column search_token.parameter_hash is
  'Hash of resource type and search parameter; its first byte is the index format.';
comment on column search_token.code is
  'The code in lower case; long codes are shortened with a hash.';
comment on column search_token.version_key is 'The version of a resource (resource_version.key).';
comment on column search_token.system_hash is 'Hash of the system; 0 if none.';

create table search_date (
  parameter_hash            bigint           not null,
  low                       bigint           not null,
  high                      bigint           not null,
  version_key               bigint           not null,
  primary key (parameter_hash, low, high, version_key)
);
comment on table search_date is 'Search index: dates and periods, as ranges.';
comment on column search_date.parameter_hash is
  'Hash of resource type and search parameter; its first byte is the index format.';
comment on column search_date.low is 'First millisecond of the range.';
comment on column search_date.high is 'First millisecond after the range.';
comment on column search_date.version_key is 'The version of a resource (resource_version.key).';

create table search_reference (
  parameter_hash            bigint           not null,
  target_key                bigint           not null,
  version_key               bigint           not null,
  primary key (parameter_hash, target_key, version_key)
);
comment on table search_reference is 'Search index: references to resources that are in the store.';
comment on column search_reference.parameter_hash is
  'Hash of resource type and search parameter; its first byte is the index format.';
comment on column search_reference.target_key is 'The referenced resource (resource.key).';
comment on column search_reference.version_key is
  'The version of a resource (resource_version.key).';

create table search_external_reference (
  parameter_hash            bigint           not null,
  target                    text collate "C" not null,
  version_key               bigint           not null,
  primary key (parameter_hash, target, version_key)
);
comment on table search_external_reference is
  'Search index: all other references, and canonical URLs.';
comment on column search_external_reference.parameter_hash is
  'Hash of resource type and search parameter; its first byte is the index format.';
comment on column search_external_reference.target is
  'Type/id, URL or URN; long ones are shortened with a hash.';
comment on column search_external_reference.version_key is
  'The version of a resource (resource_version.key).';

create table search_string (
  parameter_hash            bigint           not null,
  normalized_start          text collate "C" not null,
  version_key               bigint           not null,
  value_number              bigint           not null,
  normalized_rest           text collate "C" not null,
  exact                     text             not null,
  primary key (parameter_hash, normalized_start, version_key, value_number)
);
comment on table search_string is 'Search index: strings.';
comment on column search_string.parameter_hash is
  'Hash of resource type and search parameter; its first byte is the index format.';
comment on column search_string.normalized_start is
  'Beginning of the string in lower case, without accents and punctuation.';
comment on column search_string.version_key is 'The version of a resource (resource_version.key).';
comment on column search_string.value_number is 'Distinguishes the values of one version.';
comment on column search_string.normalized_rest is
  'The rest of a long string, normalized in the same way.';
comment on column search_string.exact is 'The string as it is in the resource.';

create table search_quantity (
  parameter_hash            bigint           not null,
  low                       double precision not null,
  high                      double precision not null,
  version_key               bigint           not null,
  value_number              bigint           not null,
  system_hash               bigint           not null,
  code                      text,
  unit                      text,
  primary key (parameter_hash, low, high, version_key, value_number)
);
comment on table search_quantity is 'Search index: quantities, as ranges.';
comment on column search_quantity.parameter_hash is
  'Hash of resource type and search parameter; its first byte is the index format.';
comment on column search_quantity.low is 'Lower end of the range.';
comment on column search_quantity.high is 'Upper end of the range.';
comment on column search_quantity.version_key is
  'The version of a resource (resource_version.key).';
comment on column search_quantity.value_number is 'Distinguishes the values of one version.';
comment on column search_quantity.system_hash is 'Hash of the unit''s system; 0 if none.';
comment on column search_quantity.code is 'Code of the unit.';
comment on column search_quantity.unit is 'The unit in words.';

create table search_uri (
  parameter_hash            bigint           not null,
  uri_hash                  bigint           not null,
  version_key               bigint           not null,
  primary key (parameter_hash, uri_hash, version_key)
);
comment on table search_uri is 'Search index: URIs.';
comment on column search_uri.parameter_hash is
  'Hash of resource type and search parameter; its first byte is the index format.';
comment on column search_uri.uri_hash is 'Hash of the URI.';
comment on column search_uri.version_key is 'The version of a resource (resource_version.key).';

create table search_index_format (
  format                    bigint           not null
);
comment on table search_index_format is
  'Format number of the search index; no row in an empty store.';
comment on column search_index_format.format is 'The number.';

create table search_outdated_version (
  version_key               bigint           primary key
);
comment on table search_outdated_version is
  'Versions whose search index rows have an older format; to be indexed again.';
comment on column search_outdated_version.version_key is
  'The version of a resource (resource_version.key).';
