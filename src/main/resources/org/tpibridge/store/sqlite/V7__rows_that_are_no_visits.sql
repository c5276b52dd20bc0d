-- Rows that are no trigger point injection visits, and messages by which patients were linked.
alter table job add column left_out integer not null default 0;
alter table job add column linked integer not null default 0;
