-- Marks the file as a TPI Bridge database: TPIB.
pragma application_id = 1414547778;

-- Times are milliseconds since 1970 in UTC, unless specified. Hashes are the 32 bytes of SHA-256.
-- Keys are increasing numbers: with random keys, SQLite becomes three times slower as it grows.
-- Columns that end in _key refer to the column "key" of the table that they name. They are not declared
-- as foreign keys; see docs/decisions/0023-no-foreign-keys.md.

-- Keys are allocated in blocks, so that several processes can do this at once.
create table key_block (
  -- First key of the next block.
  next_key                  integer not null
);
insert into key_block (next_key) values (1);

-- One run over the store: an import of one file, an undo, a change of patients, an erasure.
create table job (
  -- Number of the job; J17 has key 17.
  key                       integer primary key,
  -- import, undo, patients, erase.
  kind                      text    not null,
  -- running (or interrupted), finished, undone.
  state                     text    not null,
  -- The input's name as the user gave it.
  input_name                text    not null,
  -- SHA-256 of the input, in hex; null if it can be read only once.
  input_sha256              text,
  -- Size of the input; null if it can be read only once.
  input_bytes               integer,
  -- Fingerprint of the settings that the input is read with; for an erasure, keyed hashes of the
  -- MRNs.
  settings                  text    not null,
  -- Name and version of the program.
  program                   text    not null,
  -- Host, process and user that run the job, for messages.
  process                   text    not null,
  -- Time of the start.
  started_at                integer not null,
  -- Time of the last progress.
  heartbeat_at              integer not null,
  -- Time of the end; null until then.
  ended_at                  integer,
  -- Number of the last row that is stored; the job resumes after it. 0: none.
  position                  integer not null default 0,
  -- Rows that created a visit.
  rows_created              integer not null default 0,
  -- Rows that changed a visit.
  rows_updated              integer not null default 0,
  -- Rows that agree with the stored visit.
  rows_unchanged            integer not null default 0,
  -- Rows with errors.
  rows_rejected             integer not null default 0,
  -- Parts of the input that could not be read as rows.
  rows_unreadable           integer not null default 0,
  -- Rows that are not trigger point injection visits.
  rows_left_out             integer not null default 0,
  -- Messages that linked two patients.
  rows_linked               integer not null default 0,
  -- The job that an undo undoes.
  target_job_key            integer
);

-- A visit: the unit that is stored, changed and undone as a whole.
create table visit (
  -- Number of the visit.
  key                       integer primary key,
  -- System (URI) of the visit id.
  id_system                 text    not null,
  -- The source's own id; unique in its system.
  visit_id                  text    not null,
  -- Id of the Patient resource.
  patient_id                text    not null,
  -- ISO date, or date-time with offset.
  start_time                text    not null,
  -- SHA-256 of the content of the whole visit.
  content_hash              blob    not null,
  -- current, retracted.
  state                     text    not null,
  -- The job that changed the visit last.
  job_key                   integer not null,
  unique (visit_id, id_system)
);
create index visit_patient on visit (patient_id, start_time);

-- A row, message or record that a job read, and its result.
create table source_row (
  -- The job.
  job_key                   integer not null,
  -- Number of the row among the job's rows, from 1.
  row_number                integer not null,
  -- created, updated, unchanged, rejected, unreadable, left_out, linked, noted, erased.
  outcome                   text    not null,
  -- Place in the input, for example "row 5".
  place                     text    not null,
  -- SHA-256 of the content of the row, in hex.
  row_sha256                text,
  -- The visit of the row, if it has one.
  visit_key                 integer,
  primary key (job_key, row_number)
) without rowid;
create index source_row_visit on source_row (visit_key);

-- Patients of rows that no stored visit leads to: rejected rows, and rows of visits that belong to
-- another patient now. Their findings are that patient's data.
create table row_patient (
  -- The job.
  job_key                   integer not null,
  -- Number of the row among the job's rows, from 1.
  row_number                integer not null,
  -- Id of the Patient resource.
  patient_id                text    not null,
  primary key (job_key, row_number)
) without rowid;
create index row_patient_patient on row_patient (patient_id);

-- A file with patient data that a job wrote, such as a rejects file.
create table job_file (
  -- The job.
  job_key                   integer not null,
  -- Absolute path, without links.
  path                      text    not null,
  -- Kind of file.
  kind                      text    not null,
  -- SHA-256 of the file as it was written, in hex; a file with another hash is another file.
  sha256                    text,
  primary key (job_key, path)
) without rowid;

-- A FHIR resource.
create table resource (
  -- Number of the resource.
  key                       integer primary key,
  -- Resource type.
  type                      text    not null,
  -- Resource id.
  id                        text    not null,
  -- The visit that owns the resource; null for patients, clinicians, locations and organizations.
  visit_key                 integer,
  -- The current version (resource_version.key).
  current_version_key       integer not null
);
-- Ids are random. One index over all of them would be written to on many pages by each visit, so this one
-- begins with a block of keys and is written to at its end; see ResourceIdBlocks.
create unique index resource_id on resource (key >> 18, id, type);
create unique index resource_shared on resource (id, type) where visit_key is null;
create index resource_visit on resource (visit_key) where visit_key is not null;

-- A version of a resource. Rows are added and never changed; only an erasure removes them.
create table resource_version (
  -- Number of the version in the store.
  key                       integer primary key,
  -- The resource.
  resource_key              integer not null,
  -- Version number of the resource, from 1.
  version                   integer not null,
  -- The job.
  job_key                   integer not null,
  -- Number of the job's row that the version comes from; 0 if none.
  row_number                integer not null,
  -- Time of the version (meta.lastUpdated).
  updated_at                integer not null,
  -- 1 if the version deletes the resource, otherwise 0.
  deleted                   integer not null,
  -- SHA-256 of the content, without Provenance and meta.source.
  content_hash              blob    not null,
  -- CRC-32C of the content, to detect damage on the disk.
  content_crc               integer not null,
  -- FHIR JSON in UTF-8, without version and time.
  content                   blob    not null,
  unique (resource_key, version)
);

-- A finding in a row of a job. Messages may quote patient data.
create table finding (
  -- The job.
  job_key                   integer not null,
  -- Number of the row among the job's rows, from 1.
  row_number                integer not null,
  -- Number of the finding in its row, from 1.
  finding_number            integer not null,
  -- error, warning, information.
  severity                  text    not null,
  -- Finding code, TPI-...
  code                      text    not null,
  -- What was found.
  message                   text    not null,
  -- What to write instead.
  suggestion                text,
  -- FHIRPath of the element.
  expression                text,
  -- Place in the input.
  place                     text,
  primary key (job_key, row_number, finding_number)
) without rowid;

-- An imported value that conflicts with the stored value of a patient, for a person to resolve.
create table patient_conflict (
  -- Number of the conflict.
  key                       integer primary key,
  -- The job.
  job_key                   integer not null,
  -- Number of the row among the job's rows, from 1.
  row_number                integer not null,
  -- Id of the Patient resource.
  patient_id                text    not null,
  -- Column of the visit, such as birth_date.
  field                     text    not null,
  -- Value in the store at the time of the import.
  stored_value              text    not null,
  -- Value in the row.
  imported_value            text    not null,
  -- open, accepted (the imported value is stored), dismissed (the stored value stays).
  state                     text    not null,
  -- Time of the import.
  added_at                  integer not null,
  -- Time of the decision; null while open.
  resolved_at               integer,
  -- The job that stored the decision; undoing it opens the conflict again.
  resolved_by_job_key       integer
);
create index patient_conflict_patient on patient_conflict (patient_id);

-- Changed visits that have to be sent to EHRs; written in the transaction of the change.
create table outbox (
  -- Number of the change, in the order of changes.
  key                       integer primary key,
  -- The visit.
  visit_key                 integer not null,
  -- The job.
  job_key                   integer not null,
  -- created, updated, retracted.
  change                    text    not null,
  -- Time of the change.
  added_at                  integer not null
);

-- What each EHR has of the resources of this store.
create table ledger (
  -- The EHR's name in the settings.
  ehr                       text    not null,
  -- Type/id in this store.
  local_reference           text    not null,
  -- SHA-256 of the content that the state is about.
  content_hash              blob    not null,
  -- Type/id at the EHR; the type may differ.
  remote_reference          text,
  -- Version as the EHR gave it.
  remote_version            text,
  -- pending, sent, unknown, needs_review, refused, not_supported, retracted.
  state                     text    not null,
  -- Time of the last change of the entry.
  updated_at                integer not null,
  primary key (ehr, local_reference)
) without rowid;
create index ledger_remote on ledger (ehr, remote_reference);
create index ledger_state on ledger (ehr, state, updated_at);

-- Erased patients, so that they are not imported again.
create table erased_patient (
  -- Keyed hash of the MRN.
  mrn_hash                  blob    not null primary key,
  -- Check value of the key; only the same key makes it again.
  key_check                 blob,
  -- Time of the erasure.
  erased_at                 integer not null
) without rowid;

-- Actions that have to be documented, without patient data.
create table audit (
  -- Number of the entry.
  key                       integer primary key,
  -- Time of the action.
  recorded_at               integer not null,
  -- What was done.
  action                    text    not null,
  -- To what, without patient data.
  details                   text    not null
);

-- Backups of this store, and the backups that it was restored from.
create table backup (
  -- Number of the backup.
  key                       integer primary key,
  -- Absolute path at the time of writing.
  file                      text    not null,
  -- Time at which writing began.
  started_at                integer not null,
  -- Newest job in the backup; null if unknown or not finished. Jobs are compared by number, because
  -- clocks can be set back.
  last_job_key              integer
);

-- Systems (URIs) of the identifiers of stored visits, as they were when the first visit was stored.
create table identifier_system (
  -- Name of the source; empty for the clinic itself.
  source                    text    not null,
  -- mrn, visit, clinician, organization, location.
  kind                      text    not null,
  -- The system.
  system                    text    not null,
  primary key (source, kind)
) without rowid;

-- Search index: tokens (codes, identifiers, flags).
create table search_token (
  -- Hash of resource type and search parameter; its first byte is the index format.
  parameter_hash            integer not null,
  -- The code in lower case; long codes are shortened with a hash.
  code                      text    not null,
  -- The version of a resource (resource_version.key).
  version_key               integer not null,
  -- Hash of the system; 0 if none.
  system_hash               integer not null,
  primary key (parameter_hash, code, version_key, system_hash)
) without rowid;

-- Search index: dates and periods, as ranges.
create table search_date (
  -- Hash of resource type and search parameter; its first byte is the index format.
  parameter_hash            integer not null,
  -- First millisecond of the range.
  low                       integer not null,
  -- First millisecond after the range.
  high                      integer not null,
  -- The version of a resource (resource_version.key).
  version_key               integer not null,
  primary key (parameter_hash, low, high, version_key)
) without rowid;

-- Search index: references to resources that are in the store.
create table search_reference (
  -- Hash of resource type and search parameter; its first byte is the index format.
  parameter_hash            integer not null,
  -- The referenced resource (resource.key).
  target_key                integer not null,
  -- The version of a resource (resource_version.key).
  version_key               integer not null,
  primary key (parameter_hash, target_key, version_key)
) without rowid;

-- Search index: all other references, and canonical URLs.
create table search_external_reference (
  -- Hash of resource type and search parameter; its first byte is the index format.
  parameter_hash            integer not null,
  -- Type/id, URL or URN; long ones are shortened with a hash.
  target                    text    not null,
  -- The version of a resource (resource_version.key).
  version_key               integer not null,
  primary key (parameter_hash, target, version_key)
) without rowid;

-- Search index: strings.
create table search_string (
  -- Hash of resource type and search parameter; its first byte is the index format.
  parameter_hash            integer not null,
  -- Beginning of the string in lower case, without accents and punctuation.
  normalized_start          text    not null,
  -- The version of a resource (resource_version.key).
  version_key               integer not null,
  -- Distinguishes the values of one version.
  value_number              integer not null,
  -- The rest of a long string, normalized in the same way.
  normalized_rest           text    not null,
  -- The string as it is in the resource.
  exact                     text    not null,
  primary key (parameter_hash, normalized_start, version_key, value_number)
) without rowid;

-- Search index: quantities, as ranges.
create table search_quantity (
  -- Hash of resource type and search parameter; its first byte is the index format.
  parameter_hash            integer not null,
  -- Lower end of the range.
  low                       real    not null,
  -- Upper end of the range.
  high                      real    not null,
  -- The version of a resource (resource_version.key).
  version_key               integer not null,
  -- Distinguishes the values of one version.
  value_number              integer not null,
  -- Hash of the unit's system; 0 if none.
  system_hash               integer not null,
  -- Code of the unit.
  code                      text,
  -- The unit in words.
  unit                      text,
  primary key (parameter_hash, low, high, version_key, value_number)
) without rowid;

-- Search index: URIs.
create table search_uri (
  -- Hash of resource type and search parameter; its first byte is the index format.
  parameter_hash            integer not null,
  -- Hash of the URI.
  uri_hash                  integer not null,
  -- The version of a resource (resource_version.key).
  version_key               integer not null,
  primary key (parameter_hash, uri_hash, version_key)
) without rowid;

-- Format number of the search index; no row in an empty store.
create table search_index_format (
  -- The number.
  format                    integer not null
);

-- Versions whose search index rows have an older format; to be indexed again.
create table search_outdated_version (
  -- The version of a resource (resource_version.key).
  version_key               integer primary key
);
