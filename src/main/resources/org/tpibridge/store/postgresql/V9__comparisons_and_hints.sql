alter table ehr add column compared_with text;
alter table ehr add column pull_requested_at bigint;
comment on column ehr.compared_with is
  'SHA-256 of the settings and declared capabilities that the store was compared with last, in hexadecimal digits; null if it was not compared. After a change, everything is compared again.';
comment on column ehr.pull_requested_at is
  'Time of the last notification that something changed in the EHR; null if there was none.';
