-- What has to be deleted in an EHR because a patient was erased. Nothing else of the patient is kept.
create table remote_deletion (
  -- The EHR's name in the settings.
  ehr                       text    not null,
  -- Type/id at the EHR.
  remote_reference          text    not null,
  -- Time of the erasure.
  requested_at              integer not null,
  primary key (ehr, remote_reference)
) without rowid;
