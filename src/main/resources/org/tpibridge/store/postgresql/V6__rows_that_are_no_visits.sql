-- Rows that are no trigger point injection visits, and messages by which patients were linked.
alter table job add column left_out bigint not null default 0;
alter table job add column linked bigint not null default 0;
