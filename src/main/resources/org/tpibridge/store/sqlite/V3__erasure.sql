-- Rejected rows that told of a patient: their findings are that patient's data.
create table row_patient (
  job             integer not null,
  ordinal         integer not null,
  patient         text    not null,
  primary key (job, ordinal)
) without rowid;
create index row_patient_patient on row_patient (patient);

-- Files that a job read or wrote, where they hold what patients' records say.
create table job_file (
  job             integer not null,
  path            text    not null,
  kind            text    not null,
  primary key (job, path)
) without rowid;
