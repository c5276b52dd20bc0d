create table received_message (
  key                       bigint           primary key,
  source                    text             not null,
  name                      text             not null,
  body_hash                 text             not null,
  content_hash              text             not null,
  received_at               bigint           not null,
  state                     text             not null,
  visit_hash                text,
  account_hash              text,
  account_only              bigint           not null,
  job_key                   bigint,
  first_row                 bigint,
  last_row                  bigint,
  content                   bytea
);
create unique index received_message_name on received_message (name, source);
create index received_message_content on received_message (content_hash);
create index received_message_visit on received_message (visit_hash, received_at) where visit_hash is not null;
create index received_message_account on received_message (account_hash, received_at) where account_hash is not null;
create index received_message_waiting on received_message (source, received_at, key) where state = 'waiting';
create index received_message_stored on received_message (source, received_at) where content is not null;
create index received_message_row on received_message (job_key, first_row);
comment on table received_message is 'An HL7 v2 message that a listener received.';
comment on column received_message.key is 'Number of the message.';
comment on column received_message.source is
  'Source of the numbers of visits and patients; empty for the clinic itself.';
comment on column received_message.name is
  'Hash of the sender and the control id (MSH-3, MSH-4, MSH-10); with the hash of the content if the sender used the control id before for another message.';
comment on column received_message.body_hash is 'Hash of the message without MSH.';
comment on column received_message.content_hash is 'Hash of the message without its control id.';
comment on column received_message.received_at is 'Time of arrival.';
comment on column received_message.state is
  'waiting, handled, left_out (handled; not a trigger point injection visit).';
comment on column received_message.visit_hash is
  'Hash of the visit number; null if the message has none.';
comment on column received_message.account_hash is
  'Hash of the account number; null if the message has none.';
comment on column received_message.account_only is
  '1 if the message identifies its visit by the account only.';
comment on column received_message.job_key is
  'The job that handled the message; null while it is waiting.';
comment on column received_message.first_row is 'Its first row in the job; null while it is waiting.';
comment on column received_message.last_row is 'Its last row in the job; null while it is waiting.';
comment on column received_message.content is
  'The message, byte for byte; null after its time of retention.';

create table received_message_patient (
  message_key               bigint           not null,
  patient_id                text             not null,
  primary key (patient_id, message_key)
);
create index received_message_patient_message on received_message_patient (message_key);
comment on table received_message_patient is
  'The patients of a received message, while its content is stored.';
comment on column received_message_patient.message_key is 'The message.';
comment on column received_message_patient.patient_id is 'Id of the Patient resource.';

create index job_target on job (target_job_key) where target_job_key is not null;
