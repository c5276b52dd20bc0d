-- SHA-256 of the settings and declared capabilities that the store was compared with last, in
-- hexadecimal digits; null if it was not compared. After a change, everything is compared again.
alter table ehr add column compared_with text;
