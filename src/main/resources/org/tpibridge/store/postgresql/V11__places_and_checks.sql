-- Places in inputs as columns. Until now, they were stored as text: "row 5", "row 5, column sex",
-- "message 3, PID-5.1", "12:3 /visits/0", in archives with the file after it ("row 5 of 2019.csv"), or only the
-- file. The text can still be made of the columns.

alter table source_row
  add column entry text,
  add column place_kind text not null default 'whole',
  add column place_number bigint,
  add column place_column bigint,
  add column place_part text not null default '';
comment on column source_row.entry is
  'The file in an archive; null if the input is not an archive, or if it is not certain which it is.';
comment on column source_row.place_kind is
  'row (of a table), line (of a text), message (of HL7 v2), whole (the whole input), server (resources of a server).';
comment on column source_row.place_number is
  'Number of the row, line or message, from 1; null for other kinds.';
comment on column source_row.place_column is 'Column in the line, from 1; null for other kinds.';
comment on column source_row.place_part is
  'The header of the column, the JSON pointer, the segment and field, or the references; empty if there is none.';

-- The name of a column or a pointer may contain " of ", so it is not divided.
update source_row
set place_kind = 'row',
  place_number = substring(place from '^row ([0-9]+)')::bigint,
  place_part = coalesce(substring(place from '^row [0-9]+, column (.*)$'), ''),
  entry = substring(place from '^row [0-9]+ of (.*)$')
where place ~ '^row [1-9][0-9]{0,17}($|, column .| of .)';
update source_row
set place_kind = 'message',
  place_number = substring(place from '^message ([0-9]+)')::bigint,
  place_part = coalesce(substring(place from '^message [0-9]+, ([^ ]+)'), ''),
  entry = substring(place from '^message [0-9]+(?:, [^ ]+)? of (.*)$')
where place ~ '^message [1-9][0-9]{0,17}(, [^ ]+)?($| of .)';
update source_row
set place_kind = 'line',
  place_number = substring(place from '^([0-9]+):')::bigint,
  place_column = substring(place from '^[0-9]+:([0-9]+)')::bigint,
  place_part =
    case
      when place ~ '^[0-9]+:[0-9]+ of .' then ''
      else coalesce(substring(place from '^[0-9]+:[0-9]+ (.*)$'), '')
    end,
  entry = substring(place from '^[0-9]+:[0-9]+ of (.*)$')
where place ~ '^[1-9][0-9]{0,17}:[1-9][0-9]{0,17}($| .)';
update source_row
set place_kind = 'server', place_part = place
where place_kind = 'whole' and place <> ''
  and job_key in (select key from job where origin like 'ehr %' or origin like 'scores %');
-- The whole file of an archive.
update source_row set entry = place where place_kind = 'whole' and place <> '';
alter table source_row drop column place;

-- The same in findings.
alter table finding
  add column place_kind text,
  add column place_number bigint,
  add column place_column bigint,
  add column place_part text;
comment on column finding.place_kind is
  'As in source_row, like the following columns; null if a finding has no place.';
comment on column finding.place_number is
  'Number of the row, line or message, from 1; null for other kinds.';
comment on column finding.place_column is 'Column in the line, from 1; null for other kinds.';
comment on column finding.place_part is
  'The header of the column, the JSON pointer, the segment and field, or the references; empty if there is none.';
update finding
set
  place_kind =
    case
      when place ~ '^row [1-9][0-9]{0,17}($|, column .)' then 'row'
      when place ~ '^message [1-9][0-9]{0,17}($|, [^ ]+$)' then 'message'
      when place ~ '^[1-9][0-9]{0,17}:[1-9][0-9]{0,17}($| .)' then 'line'
      when place = '' then 'whole'
      else 'server'
    end
where place is not null;
update finding
set
  place_number =
    case
      when place_kind in ('row', 'message', 'line')
      then substring(place from '^(?:row |message )?([0-9]+)')::bigint
    end,
  place_column =
    case when place_kind = 'line' then substring(place from '^[0-9]+:([0-9]+)')::bigint end,
  place_part =
    case place_kind
      when 'row' then coalesce(substring(place from '^row [0-9]+, column (.*)$'), '')
      when 'message' then coalesce(substring(place from '^message [0-9]+, (.*)$'), '')
      when 'line' then coalesce(substring(place from '^[0-9]+:[0-9]+ (.*)$'), '')
      else place
    end
where place is not null;
alter table finding drop column place;

-- Checks of what the program writes, so that no other program stores what it cannot read. A new word of one of
-- these columns needs a migration; a test compares them with the program.
alter table job
  add constraint job_kind check (kind in ('import', 'undo', 'patients', 'erase')),
  add constraint job_state check (state in ('running', 'finished', 'undone'));
alter table visit
  add constraint visit_state check (state in ('current', 'retracted')),
  add constraint visit_content_hash check (octet_length(content_hash) = 32);
alter table source_row
  add constraint source_row_outcome check (outcome in ('created', 'updated', 'unchanged', 'rejected',
    'unreadable', 'left_out', 'linked', 'noted', 'erased')),
  add constraint source_row_place_kind check (place_kind in ('row', 'line', 'message', 'whole', 'server')),
  add constraint source_row_row_number check (row_number > 0);
alter table finding
  add constraint finding_place_kind check (place_kind in ('row', 'line', 'message', 'whole', 'server')),
  add constraint finding_severity check (severity in ('error', 'warning', 'information'));
alter table patient_conflict
  add constraint patient_conflict_state check (state in ('open', 'accepted', 'dismissed'));
alter table visit_change
  add constraint visit_change_change check (change in ('created', 'updated', 'retracted'));
alter table outbox_patient
  add constraint outbox_patient_state check (state in ('queued', 'dead', 'review')),
  add constraint outbox_patient_historical check (historical in (0, 1));
alter table ledger
  add constraint ledger_state check (state in ('sending', 'sent', 'unknown', 'refused', 'outdated',
    'not_transmittable', 'excluded', 'retracted', 'deleted', 'removed')),
  add constraint ledger_content_hash check (octet_length(content_hash) = 32);
alter table delivery_attempt
  add constraint delivery_attempt_request check (request in ('transaction', 'create', 'update', 'delete',
    'message')),
  add constraint delivery_attempt_result check (result in ('sending', 'accepted', 'refused', 'not_sent',
    'unknown'));
alter table exchange_review
  add constraint exchange_review_kind check (kind in ('patient', 'replaced_patient', 'documented_visit',
    'unknown_result', 'conflict', 'removed', 'withdrawn', 'later_score', 'score_conflict'));
alter table ehr_match
  add constraint ehr_match_method check (method in ('identifier', 'match_operation', 'only_candidate', 'person',
    'created', 'pulled'));
alter table pulled_resource
  add constraint pulled_resource_relation check (relation in ('patient_data', 'visit_data', 'later_score',
    'own_changed', 'other_bridge')),
  add constraint pulled_resource_content_hash check (octet_length(content_hash) = 32),
  add constraint pulled_resource_deleted check (deleted in (0, 1));
alter table pulled_score
  add constraint pulled_score_state check (state in ('pending', 'attached', 'none', 'accepted', 'released')),
  add constraint pulled_score_content_hash check (octet_length(content_hash) = 32),
  add constraint pulled_score_in_import check (in_import in (0, 1));
alter table bulk_export
  add constraint bulk_export_state check (state in ('waiting', 'reading', 'done', 'failed'));
alter table bulk_file
  add constraint bulk_file_kind check (kind in ('output', 'deleted', 'error')),
  add constraint bulk_file_state check (state in ('open', 'done', 'failed'));
alter table resource_version
  add constraint resource_version_content_hash check (octet_length(content_hash) = 32),
  add constraint resource_version_deleted check (deleted in (0, 1)),
  add constraint resource_version_version check (version > 0);
alter table disclosure
  add constraint disclosure_content_hash check (octet_length(content_hash) = 32);
alter table ehr
  add constraint ehr_compare_all check (compare_all in (0, 1)),
  add constraint ehr_read_first check (read_first in (0, 1));

-- References of tables with few rows a visit; see docs/decisions/0023-no-foreign-keys.md.
create index visit_change_visit on visit_change (visit_key);
alter table visit
  add constraint visit_job foreign key (job_key) references job (key);
alter table source_row
  add constraint source_row_job foreign key (job_key) references job (key),
  add constraint source_row_visit foreign key (visit_key) references visit (key);
alter table row_patient
  add constraint row_patient_job foreign key (job_key) references job (key);
alter table finding
  add constraint finding_job foreign key (job_key) references job (key);
alter table patient_conflict
  add constraint patient_conflict_job foreign key (job_key) references job (key);
alter table visit_change
  add constraint visit_change_visit foreign key (visit_key) references visit (key),
  add constraint visit_change_job foreign key (job_key) references job (key);
