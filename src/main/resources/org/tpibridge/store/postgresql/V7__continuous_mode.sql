alter table outbox_patient add column historical bigint not null default 0;
drop index outbox_patient_due;
create index outbox_patient_due on outbox_patient (ehr, state, historical, due_at);
comment on column outbox_patient.historical is
  '1 if only visits wait that are historical: their patients are claimed after all others.';
create index outbox_patient_claim on outbox_patient (claim_number) where claim_number is not null;

alter table ehr add column new_visits_from text;
comment on column ehr.new_visits_from is
  'Visits before this day (ISO date) are historical until the EHR has them; null if none are.';
alter table ehr add column push_requested_at bigint;
comment on column ehr.push_requested_at is
  'Time at which a user requested that a patient is tried again; null if none did.';

create table ehr_lease (
  ehr                       text             not null,
  work                      text             not null,
  holder                    text             not null,
  claim_number              bigint           not null,
  ends_at                   bigint           not null,
  primary key (ehr, work)
);
comment on table ehr_lease is
  'Which process does something for an EHR that only one process at a time may do.';
comment on column ehr_lease.ehr is 'The EHR''s name in the settings.';
comment on column ehr_lease.work is 'leader (runs the schedule), pull.';
comment on column ehr_lease.holder is 'The process, for people.';
comment on column ehr_lease.claim_number is 'Number that this process holds while it runs.';
comment on column ehr_lease.ends_at is
  'Time at which another process may take over, unless the lease is renewed.';

create table ehr_condition (
  ehr                       text             not null primary key,
  breaker                   text             not null,
  answered_at               bigint,
  failing_since             bigint,
  failure                   text,
  next_push_at              bigint,
  next_pull_at              bigint,
  certificate_ends_at       bigint,
  own_certificate_ends_at   bigint,
  key_ends_at               bigint,
  updated_at                bigint           not null
);
comment on table ehr_condition is
  'What the process that runs the schedule of an EHR found out last.';
comment on column ehr_condition.ehr is 'The EHR''s name in the settings.';
comment on column ehr_condition.breaker is
  'closed, open, half_open: whether requests are sent after failures.';
comment on column ehr_condition.answered_at is
  'Time of the last answer of the EHR; null if it has not answered.';
comment on column ehr_condition.failing_since is
  'Time of the first request without an answer since then; null if there was none.';
comment on column ehr_condition.failure is
  'Why that request failed, without patient data; null if there was none.';
comment on column ehr_condition.next_push_at is 'Time of the next push; null if none is planned.';
comment on column ehr_condition.next_pull_at is 'Time of the next pull; null if none is planned.';
comment on column ehr_condition.certificate_ends_at is
  'Time at which the certificate of the EHR expires; null if it is not known.';
comment on column ehr_condition.own_certificate_ends_at is
  'Time at which the certificate of this program expires; null if there is none.';
comment on column ehr_condition.key_ends_at is
  'Time at which the key that signs requests for tokens expires; null if it does not.';
comment on column ehr_condition.updated_at is 'Time of the last change of the row.';

create table ehr_alert (
  ehr                       text             not null,
  kind                      text             not null,
  began_at                  bigint           not null,
  ended_at                  bigint,
  notified_at               bigint,
  primary key (ehr, kind)
);
comment on table ehr_alert is 'Alerts that were raised, until their end was reported.';
comment on column ehr_alert.ehr is 'The EHR''s name in the settings.';
comment on column ehr_alert.kind is
  'queue_age, refused, review, unreachable, certificate, own_certificate, key.';
comment on column ehr_alert.began_at is 'Time at which it began.';
comment on column ehr_alert.ended_at is 'Time at which it ended; null while it lasts.';
comment on column ehr_alert.notified_at is
  'Time of the last notification that was received; null if there was none.';
