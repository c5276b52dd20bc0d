create table remote_deletion (
  ehr                       text             not null,
  remote_reference          text             not null,
  requested_at              bigint           not null,
  primary key (ehr, remote_reference)
);
comment on table remote_deletion is
  'What has to be deleted in an EHR because a patient was erased. Nothing else of the patient is kept.';
comment on column remote_deletion.ehr is 'The EHR''s name in the settings.';
comment on column remote_deletion.remote_reference is 'Type/id at the EHR.';
comment on column remote_deletion.requested_at is 'Time of the erasure.';
