-- Which key made the hash: a value that only the same key makes again. Null in rows of older versions.
alter table tombstone add column key_check bytea;

-- The newest job when the backup was written, for clocks are set back. Null where it is not recorded.
alter table backup add column job bigint;

-- Of the bytes that were written. A file with other bytes is no longer the one that was written.
alter table job_file add column sha256 text;
