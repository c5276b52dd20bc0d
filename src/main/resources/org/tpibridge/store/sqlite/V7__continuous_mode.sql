-- 1 if only visits wait that are historical: their patients are claimed after all others.
alter table outbox_patient add column historical integer not null default 0;
drop index outbox_patient_due;
create index outbox_patient_due on outbox_patient (ehr, state, historical, due_at);
-- Of claims, to find those of processes that have ended.
create index outbox_patient_claim on outbox_patient (claim_number) where claim_number is not null;

-- Visits before this day (ISO date) are historical until the EHR has them; null if none are.
alter table ehr add column new_visits_from text;
-- Time at which a user requested that a patient is tried again; null if none did.
alter table ehr add column push_requested_at integer;

-- Which process does something for an EHR that only one process at a time may do.
create table ehr_lease (
  -- The EHR's name in the settings.
  ehr                       text    not null,
  -- leader (runs the schedule), pull.
  work                      text    not null,
  -- The process, for people.
  holder                    text    not null,
  -- Number that this process holds while it runs.
  claim_number              integer not null,
  -- Time at which another process may take over, unless the lease is renewed.
  ends_at                   integer not null,
  primary key (ehr, work)
) without rowid;

-- What the process that runs the schedule of an EHR found out last.
create table ehr_condition (
  -- The EHR's name in the settings.
  ehr                       text    not null primary key,
  -- closed, open, half_open: whether requests are sent after failures.
  breaker                   text    not null,
  -- Time of the last answer of the EHR; null if it has not answered.
  answered_at               integer,
  -- Time of the first request without an answer since then; null if there was none.
  failing_since             integer,
  -- Why that request failed, without patient data; null if there was none.
  failure                   text,
  -- Time of the next push; null if none is planned.
  next_push_at              integer,
  -- Time of the next pull; null if none is planned.
  next_pull_at              integer,
  -- Time at which the certificate of the EHR expires; null if it is not known.
  certificate_ends_at       integer,
  -- Time at which the certificate of this program expires; null if there is none.
  own_certificate_ends_at   integer,
  -- Time at which the key that signs requests for tokens expires; null if it does not.
  key_ends_at               integer,
  -- Time of the last change of the row.
  updated_at                integer not null
) without rowid;

-- Alerts that were raised, until their end was reported.
create table ehr_alert (
  -- The EHR's name in the settings.
  ehr                       text    not null,
  -- queue_age, refused, review, unreachable, certificate, own_certificate, key.
  kind                      text    not null,
  -- Time at which it began.
  began_at                  integer not null,
  -- Time at which it ended; null while it lasts.
  ended_at                  integer,
  -- Time of the last notification that was received; null if there was none.
  notified_at               integer,
  primary key (ehr, kind)
) without rowid;
