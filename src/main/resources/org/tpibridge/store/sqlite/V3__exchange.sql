-- Tables of the exchange with EHRs. Columns "ehr" have the EHR's name in the settings. Columns
-- "patient_id" have the id of the Patient resource in this store; an erasure removes their rows.

-- Where the data of a job comes from: import, or "ehr NAME" if it was pulled.
alter table job add column origin text not null default 'import';

-- Changed visits, for exports of changes. What has to be sent to EHRs is in the outbox below.
alter table outbox rename to visit_change;

-- Nothing was sent with the first form of this table.
drop table ledger;

-- An EHR that data was sent to or pulled from.
create table ehr (
  ehr                       text    not null primary key,
  -- Its base URL. Ids in the ledger are only valid at this URL.
  base_url                  text    not null,
  -- active, paused.
  state                     text    not null,
  -- 1 if the whole store has to be compared with the ledger before the next push.
  compare_all               integer not null,
  -- 1 if the EHR has to be read before it is written to, because the ledger may be older than it.
  read_first                integer not null,
  -- Time at which a user approved the first push; null if none did.
  approved_at               integer,
  -- Time of the last successful request.
  last_success_at           integer
) without rowid;

-- Changed resources that may have to be sent: one row for each EHR and version. Written in the
-- transaction of the change. Whether something is sent is decided by comparing the store with the
-- ledger; these rows show where to look first.
create table outbox (
  -- Number of the row.
  key                       integer primary key,
  ehr                       text    not null,
  -- Empty for clinicians, organizations and locations.
  patient_id                text    not null,
  -- The resource.
  resource_key              integer not null,
  -- The version.
  version_key               integer not null,
  -- Time of the change.
  added_at                  integer not null
);
create unique index outbox_version on outbox (ehr, patient_id, version_key);

-- Patients with rows in the outbox. Only one process sends data of a patient to an EHR at a time:
-- the one that claimed this row.
create table outbox_patient (
  ehr                       text    not null,
  patient_id                text    not null,
  -- queued, dead (refused; not tried again), review (waits for a person).
  state                     text    not null,
  -- Time of the next attempt; while the row is claimed, the time at which the claim ends.
  due_at                    integer not null,
  -- Process that has claimed the row; null if none.
  claimed_by                text,
  -- Number that this process holds while it runs; null if none.
  claim_number              integer,
  -- Failed attempts since the last successful one.
  attempts                  integer not null,
  -- Result of the last attempt, without patient data.
  last_result               text,
  -- Time of the first change that is not sent yet.
  waiting_since             integer not null,
  primary key (ehr, patient_id)
) without rowid;
create index outbox_patient_due on outbox_patient (ehr, state, due_at);

-- What each EHR has of the resources of this store.
create table ledger (
  ehr                       text    not null,
  -- Type/id in this store.
  local_reference           text    not null,
  patient_id                text    not null,
  -- The visit that owns the resource; null for shared resources.
  visit_key                 integer,
  -- The version that the state is about (resource_version.key).
  version_key               integer not null,
  -- SHA-256 of the content of this version.
  content_hash              blob    not null,
  -- Type/id at the EHR; the type may differ.
  remote_reference          text,
  -- Version as the EHR gave it.
  remote_version            text,
  -- SHA-256 of the content as the EHR returned it; null if it was not read.
  remote_hash               blob,
  -- sending, sent, unknown, refused, outdated, not_transmittable, excluded, retracted, deleted.
  state                     text    not null,
  -- How it was sent: transaction, conditional_transaction, put, conditional_create, search_then_create, create, document.
  method                    text    not null,
  -- Time of the last change of the row.
  updated_at                integer not null,
  primary key (ehr, local_reference)
) without rowid;
create index ledger_patient on ledger (ehr, patient_id);
create index ledger_remote on ledger (ehr, remote_reference);
create index ledger_state on ledger (ehr, state, updated_at);

-- Requests that changed or tried to change an EHR.
create table delivery_attempt (
  -- Number of the attempt.
  key                       integer primary key,
  ehr                       text    not null,
  patient_id                text    not null,
  -- The visit; null for shared resources.
  visit_key                 integer,
  -- Type/id in this store; null if the request contained a whole visit.
  local_reference           text,
  -- transaction, create, update, delete, message.
  request                   text    not null,
  -- Time before the request was sent.
  started_at                integer not null,
  -- Time of the result; null while the request is sent.
  ended_at                  integer,
  -- sending, accepted, refused, not_sent, unknown.
  result                    text    not null,
  -- HTTP status; null if there was no answer.
  http_status               integer,
  -- The OperationOutcome of the EHR, as JSON. It may quote patient data.
  outcome                   text
);
create index delivery_attempt_patient on delivery_attempt (ehr, patient_id, key);

-- What a person has to decide before something is sent.
create table exchange_review (
  -- Number of the item: R12 has key 12.
  key                       integer primary key,
  ehr                       text    not null,
  patient_id                text    not null,
  -- patient, documented_visit, unknown_result, conflict.
  kind                      text    not null,
  -- Type/id in this store.
  local_reference           text    not null,
  -- Candidates, Type/id at the EHR, separated by spaces.
  remote_references         text    not null,
  -- Why, factor by factor. It may quote patient data.
  explanation               text    not null,
  -- open, resolved.
  state                     text    not null,
  -- Time at which it was opened.
  opened_at                 integer not null,
  -- Time of the decision; null while open.
  resolved_at               integer,
  -- The decision.
  resolution                text
);
create index exchange_review_patient on exchange_review (ehr, patient_id);
create index exchange_review_state on exchange_review (ehr, state, key);

-- Which record of an EHR is the same patient, encounter, clinician, organization or location.
create table ehr_match (
  ehr                       text    not null,
  -- Type/id in this store.
  local_reference           text    not null,
  -- Empty for clinicians, organizations and locations.
  patient_id                text    not null,
  -- Type/id at the EHR; null if there is none, so that the reference is omitted.
  remote_reference          text,
  -- identifier, match_operation, only_candidate, person, created.
  method                    text    not null,
  -- Why, factor by factor, without values.
  explanation               text    not null,
  -- Time of the match.
  matched_at                integer not null,
  primary key (ehr, local_reference)
) without rowid;
create index ehr_match_patient on ehr_match (ehr, patient_id);

-- What an EHR turned out to accept or to refuse.
create table ehr_capability (
  ehr                       text    not null,
  -- Resource type; empty for the whole server.
  resource_type             text    not null,
  -- transaction, update_create, conditional_create, conditional_update, create, update, if_match.
  capability                text    not null,
  -- proven, refused.
  state                     text    not null,
  -- Elements that the EHR dropped or altered, or the reason of the refusal; without values.
  details                   text    not null,
  -- Time of the observation.
  observed_at               integer not null,
  primary key (ehr, resource_type, capability)
) without rowid;

-- What was sent, to whom, when, and on whose authority.
create table disclosure (
  -- Number of the entry.
  key                       integer primary key,
  ehr                       text    not null,
  patient_id                text    not null,
  -- Type/id in this store.
  local_reference           text    not null,
  -- Type/id at the EHR.
  remote_reference          text    not null,
  -- SHA-256 of the content that was sent.
  content_hash              blob    not null,
  -- Time of the confirmation.
  sent_at                   integer not null,
  -- The user or service that ran the push.
  authority                 text    not null
);
create index disclosure_patient on disclosure (patient_id, key);
