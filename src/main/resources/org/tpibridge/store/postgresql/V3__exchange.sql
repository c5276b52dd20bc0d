-- Tables of the exchange with EHRs. Columns "ehr" have the EHR's name in the settings. Columns
-- "patient_id" have the id of the Patient resource in this store; an erasure removes their rows.

alter table job add column origin text not null default 'import';
comment on column job.origin is
  'Where the data of a job comes from: import, or "ehr NAME" if it was pulled.';

alter table outbox rename to visit_change;
alter index outbox_pkey rename to visit_change_pkey;
comment on table visit_change is
  'Changed visits, for exports of changes. What has to be sent to EHRs is in the outbox below.';

-- Nothing was sent with the first form of this table.
drop table ledger;

create table ehr (
  ehr                       text             not null primary key,
  base_url                  text             not null,
  state                     text             not null,
  compare_all               bigint           not null,
  read_first                bigint           not null,
  approved_at               bigint,
  last_success_at           bigint
);
comment on table ehr is
  'An EHR that data was sent to or pulled from.';
comment on column ehr.ehr is 'The EHR''s name in the settings.';
comment on column ehr.base_url is 'Its base URL. Ids in the ledger are only valid at this URL.';
comment on column ehr.state is 'active, paused.';
comment on column ehr.compare_all is
  '1 if the whole store has to be compared with the ledger before the next push.';
comment on column ehr.read_first is
  '1 if the EHR has to be read before it is written to, because the ledger may be older than it.';
comment on column ehr.approved_at is 'Time at which a user approved the first push; null if none did.';
comment on column ehr.last_success_at is 'Time of the last successful request.';

create table outbox (
  key                       bigint           primary key,
  ehr                       text             not null,
  patient_id                text             not null,
  resource_key              bigint           not null,
  version_key               bigint           not null,
  added_at                  bigint           not null
);
create unique index outbox_version on outbox (ehr, patient_id, version_key);
comment on table outbox is
  'Changed resources that may have to be sent: one row for each EHR and version. Written in the transaction of the change. Whether something is sent is decided by comparing the store with the ledger; these rows show where to look first.';
comment on column outbox.key is 'Number of the row.';
comment on column outbox.ehr is 'The EHR''s name in the settings.';
comment on column outbox.patient_id is 'Empty for clinicians, organizations and locations.';
comment on column outbox.resource_key is 'The resource.';
comment on column outbox.version_key is 'The version.';
comment on column outbox.added_at is 'Time of the change.';

create table outbox_patient (
  ehr                       text             not null,
  patient_id                text             not null,
  state                     text             not null,
  due_at                    bigint           not null,
  claimed_by                text,
  claim_number              bigint,
  attempts                  bigint           not null,
  last_result               text,
  waiting_since             bigint           not null,
  primary key (ehr, patient_id)
);
create index outbox_patient_due on outbox_patient (ehr, state, due_at);
comment on table outbox_patient is
  'Patients with rows in the outbox. Only one process sends data of a patient to an EHR at a time: the one that claimed this row.';
comment on column outbox_patient.ehr is 'The EHR''s name in the settings.';
comment on column outbox_patient.patient_id is 'Id of the Patient resource in this store.';
comment on column outbox_patient.state is
  'queued, dead (refused; not tried again), review (waits for a person).';
comment on column outbox_patient.due_at is
  'Time of the next attempt; while the row is claimed, the time at which the claim ends.';
comment on column outbox_patient.claimed_by is 'Process that has claimed the row; null if none.';
comment on column outbox_patient.claim_number is
  'Number that this process holds while it runs; null if none.';
comment on column outbox_patient.attempts is 'Failed attempts since the last successful one.';
comment on column outbox_patient.last_result is 'Result of the last attempt, without patient data.';
comment on column outbox_patient.waiting_since is 'Time of the first change that is not sent yet.';

create table ledger (
  ehr                       text             not null,
  local_reference           text             not null,
  patient_id                text             not null,
  visit_key                 bigint,
  version_key               bigint           not null,
  content_hash              bytea            not null,
  remote_reference          text,
  remote_version            text,
  remote_hash               bytea,
  state                     text             not null,
  method                    text             not null,
  updated_at                bigint           not null,
  primary key (ehr, local_reference)
);
create index ledger_patient on ledger (ehr, patient_id);
create index ledger_remote on ledger (ehr, remote_reference);
create index ledger_state on ledger (ehr, state, updated_at);
comment on table ledger is
  'What each EHR has of the resources of this store.';
comment on column ledger.ehr is 'The EHR''s name in the settings.';
comment on column ledger.local_reference is 'Type/id in this store.';
comment on column ledger.patient_id is 'Id of the Patient resource in this store.';
comment on column ledger.visit_key is 'The visit that owns the resource; null for shared resources.';
comment on column ledger.version_key is 'The version that the state is about (resource_version.key).';
comment on column ledger.content_hash is 'SHA-256 of the content of this version.';
comment on column ledger.remote_reference is 'Type/id at the EHR; the type may differ.';
comment on column ledger.remote_version is 'Version as the EHR gave it.';
comment on column ledger.remote_hash is
  'SHA-256 of the content as the EHR returned it; null if it was not read.';
comment on column ledger.state is 'sending, sent, unknown, refused, outdated, not_transmittable, excluded, retracted, deleted.';
comment on column ledger.method is
  'How it was sent: transaction, conditional_transaction, put, conditional_create, search_then_create, create, document.';
comment on column ledger.updated_at is 'Time of the last change of the row.';

create table delivery_attempt (
  key                       bigint           primary key,
  ehr                       text             not null,
  patient_id                text             not null,
  visit_key                 bigint,
  local_reference           text,
  request                   text             not null,
  started_at                bigint           not null,
  ended_at                  bigint,
  result                    text             not null,
  http_status               bigint,
  outcome                   text
);
create index delivery_attempt_patient on delivery_attempt (ehr, patient_id, key);
comment on table delivery_attempt is
  'Requests that changed or tried to change an EHR.';
comment on column delivery_attempt.key is 'Number of the attempt.';
comment on column delivery_attempt.ehr is 'The EHR''s name in the settings.';
comment on column delivery_attempt.patient_id is 'Id of the Patient resource in this store.';
comment on column delivery_attempt.visit_key is 'The visit; null for shared resources.';
comment on column delivery_attempt.local_reference is
  'Type/id in this store; null if the request contained a whole visit.';
comment on column delivery_attempt.request is 'transaction, create, update, delete, message.';
comment on column delivery_attempt.started_at is 'Time before the request was sent.';
comment on column delivery_attempt.ended_at is 'Time of the result; null while the request is sent.';
comment on column delivery_attempt.result is 'sending, accepted, refused, not_sent, unknown.';
comment on column delivery_attempt.http_status is 'HTTP status; null if there was no answer.';
comment on column delivery_attempt.outcome is
  'The OperationOutcome of the EHR, as JSON. It may quote patient data.';

create table exchange_review (
  key                       bigint           primary key,
  ehr                       text             not null,
  patient_id                text             not null,
  kind                      text             not null,
  local_reference           text             not null,
  remote_references         text             not null,
  explanation               text             not null,
  state                     text             not null,
  opened_at                 bigint           not null,
  resolved_at               bigint,
  resolution                text
);
create index exchange_review_patient on exchange_review (ehr, patient_id);
create index exchange_review_state on exchange_review (ehr, state, key);
comment on table exchange_review is
  'What a person has to decide before something is sent.';
comment on column exchange_review.key is 'Number of the item: R12 has key 12.';
comment on column exchange_review.ehr is 'The EHR''s name in the settings.';
comment on column exchange_review.patient_id is 'Id of the Patient resource in this store.';
comment on column exchange_review.kind is 'patient, documented_visit, unknown_result, conflict.';
comment on column exchange_review.local_reference is 'Type/id in this store.';
comment on column exchange_review.remote_references is 'Candidates, Type/id at the EHR, separated by spaces.';
comment on column exchange_review.explanation is 'Why, factor by factor. It may quote patient data.';
comment on column exchange_review.state is 'open, resolved.';
comment on column exchange_review.opened_at is 'Time at which it was opened.';
comment on column exchange_review.resolved_at is 'Time of the decision; null while open.';
comment on column exchange_review.resolution is 'The decision.';

create table ehr_match (
  ehr                       text             not null,
  local_reference           text             not null,
  patient_id                text             not null,
  remote_reference          text,
  method                    text             not null,
  explanation               text             not null,
  matched_at                bigint           not null,
  primary key (ehr, local_reference)
);
create index ehr_match_patient on ehr_match (ehr, patient_id);
comment on table ehr_match is
  'Which record of an EHR is the same patient, encounter, clinician, organization or location.';
comment on column ehr_match.ehr is 'The EHR''s name in the settings.';
comment on column ehr_match.local_reference is 'Type/id in this store.';
comment on column ehr_match.patient_id is 'Empty for clinicians, organizations and locations.';
comment on column ehr_match.remote_reference is
  'Type/id at the EHR; null if there is none, so that the reference is omitted.';
comment on column ehr_match.method is 'identifier, match_operation, only_candidate, person, created.';
comment on column ehr_match.explanation is 'Why, factor by factor, without values.';
comment on column ehr_match.matched_at is 'Time of the match.';

create table ehr_capability (
  ehr                       text             not null,
  resource_type             text             not null,
  capability                text             not null,
  state                     text             not null,
  details                   text             not null,
  observed_at               bigint           not null,
  primary key (ehr, resource_type, capability)
);
comment on table ehr_capability is
  'What an EHR turned out to accept or to refuse.';
comment on column ehr_capability.ehr is 'The EHR''s name in the settings.';
comment on column ehr_capability.resource_type is 'Resource type; empty for the whole server.';
comment on column ehr_capability.capability is
  'transaction, update_create, conditional_create, conditional_update, create, update, if_match.';
comment on column ehr_capability.state is 'proven, refused.';
comment on column ehr_capability.details is
  'Elements that the EHR dropped or altered, or the reason of the refusal; without values.';
comment on column ehr_capability.observed_at is 'Time of the observation.';

create table disclosure (
  key                       bigint           primary key,
  ehr                       text             not null,
  patient_id                text             not null,
  local_reference           text             not null,
  remote_reference          text             not null,
  content_hash              bytea            not null,
  sent_at                   bigint           not null,
  authority                 text             not null
);
create index disclosure_patient on disclosure (patient_id, key);
comment on table disclosure is
  'What was sent, to whom, when, and on whose authority.';
comment on column disclosure.key is 'Number of the entry.';
comment on column disclosure.ehr is 'The EHR''s name in the settings.';
comment on column disclosure.patient_id is 'Id of the Patient resource in this store.';
comment on column disclosure.local_reference is 'Type/id in this store.';
comment on column disclosure.remote_reference is 'Type/id at the EHR.';
comment on column disclosure.content_hash is 'SHA-256 of the content that was sent.';
comment on column disclosure.sent_at is 'Time of the confirmation.';
comment on column disclosure.authority is 'The user or service that ran the push.';
