-- An HL7 v2 message that a listener received.
create table received_message (
  -- Number of the message.
  key                       integer primary key,
  -- Source of the numbers of visits and patients; empty for the clinic itself.
  source                    text    not null,
  -- Hash of the sender and the control id (MSH-3, MSH-4, MSH-10); with the hash of the content if the
  -- sender used the control id before for another message.
  name                      text    not null,
  -- Hash of the message without MSH.
  body_hash                 text    not null,
  -- Hash of the message without its control id.
  content_hash              text    not null,
  -- Time of arrival.
  received_at               integer not null,
  -- waiting, handled, left_out (handled; not a trigger point injection visit).
  state                     text    not null,
  -- Hash of the visit number; null if the message has none.
  visit_hash                text,
  -- Hash of the account number; null if the message has none.
  account_hash              text,
  -- 1 if the message identifies its visit by the account only.
  account_only              integer not null,
  -- The job that handled the message, and its rows in the job; null while it is waiting.
  job_key                   integer,
  first_row                 integer,
  last_row                  integer,
  -- The message, byte for byte; null after its time of retention.
  content                   blob
);
create unique index received_message_name on received_message (name, source);
create index received_message_content on received_message (content_hash);
create index received_message_visit on received_message (visit_hash, received_at) where visit_hash is not null;
create index received_message_account on received_message (account_hash, received_at) where account_hash is not null;
create index received_message_waiting on received_message (source, received_at, key) where state = 'waiting';
create index received_message_stored on received_message (source, received_at) where content is not null;
create index received_message_row on received_message (job_key, first_row);

-- The patients of a received message, while its content is stored.
create table received_message_patient (
  -- The message.
  message_key               integer not null,
  -- Id of the Patient resource.
  patient_id                text    not null,
  primary key (patient_id, message_key)
) without rowid;
create index received_message_patient_message on received_message_patient (message_key);

-- An undo of a job.
create index job_target on job (target_job_key) where target_job_key is not null;
