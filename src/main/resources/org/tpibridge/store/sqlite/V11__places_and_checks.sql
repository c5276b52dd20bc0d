-- Places in inputs as columns. Until now, they were stored as text: "row 5", "row 5, column sex",
-- "message 3, PID-5.1", "12:3 /visits/0", in archives with the file after it ("row 5 of 2019.csv"), or only the
-- file. The text can still be made of the columns.

alter table source_row add column entry text;
-- row (of a table), line (of a text), message (of HL7 v2), whole (the whole input), server (resources of a
-- server).
alter table source_row add column place_kind text not null default 'whole'
  check (place_kind in ('row', 'line', 'message', 'whole', 'server'));
-- Number of the row, line or message, from 1.
alter table source_row add column place_number integer;
-- Column in the line, from 1.
alter table source_row add column place_column integer;
-- The header of the column, the JSON pointer, the segment and field, or the references; empty if there is none.
alter table source_row add column place_part text not null default '';

-- First, place_part has what follows the number.
update source_row
set place_kind = 'row', place_number = cast(substr(place, 5) as integer),
  place_part = substr(place, 5 + length(cast(substr(place, 5) as integer)))
where place glob 'row [0-9]*'
  and (substr(place, 5 + length(cast(substr(place, 5) as integer))) = ''
    or substr(place, 5 + length(cast(substr(place, 5) as integer))) glob ', column *'
    or substr(place, 5 + length(cast(substr(place, 5) as integer))) glob ' of *');
update source_row
set place_kind = 'message', place_number = cast(substr(place, 9) as integer),
  place_part = substr(place, 9 + length(cast(substr(place, 9) as integer)))
where place glob 'message [0-9]*'
  and (substr(place, 9 + length(cast(substr(place, 9) as integer))) = ''
    or substr(place, 9 + length(cast(substr(place, 9) as integer))) glob ', *'
    or substr(place, 9 + length(cast(substr(place, 9) as integer))) glob ' of *');
update source_row
set place_kind = 'line', place_number = cast(place as integer),
  place_column = cast(substr(place, instr(place, ':') + 1) as integer),
  place_part = substr(
    place,
    instr(place, ':') + 1 + length(cast(substr(place, instr(place, ':') + 1) as integer)))
where place glob '[0-9]*:[0-9]*'
  and cast(cast(place as integer) as text) = substr(place, 1, instr(place, ':') - 1)
  and (substr(place, instr(place, ':') + 1 + length(cast(substr(place, instr(place, ':') + 1) as integer))) = ''
    or substr(place, instr(place, ':') + 1 + length(cast(substr(place, instr(place, ':') + 1) as integer))) glob ' *');
-- Then, it is divided. A name of a column or a pointer may contain " of "; then it is not certain where it ends.
update source_row set entry = substr(place_part, 5), place_part = ''
where place_kind in ('row', 'message', 'line') and place_part glob ' of *';
update source_row
set entry = substr(place_part, instr(place_part, ' of ') + 4),
  place_part = substr(place_part, 1, instr(place_part, ' of ') - 1)
where place_kind = 'message' and place_part glob ', * of *';
update source_row set place_part = substr(place_part, 3)
where place_kind = 'message' and place_part glob ', *';
update source_row set place_part = substr(place_part, 10)
where place_kind = 'row' and place_part glob ', column *';
update source_row set place_part = substr(place_part, 2)
where place_kind = 'line' and place_part glob ' *';
update source_row set place_kind = 'server', place_part = place
where place_kind = 'whole' and place <> ''
  and job_key in (select key from job where origin glob 'ehr *' or origin glob 'scores *');
-- The whole file of an archive.
update source_row set entry = place where place_kind = 'whole' and place <> '';
alter table source_row drop column place;

-- The same in findings; null if a finding has no place.
alter table finding add column place_kind text
  check (place_kind in ('row', 'line', 'message', 'whole', 'server'));
alter table finding add column place_number integer;
alter table finding add column place_column integer;
alter table finding add column place_part text;

update finding
set place_kind = 'row', place_number = cast(substr(place, 5) as integer),
  place_part = substr(place, 5 + length(cast(substr(place, 5) as integer)))
where place glob 'row [0-9]*'
  and (substr(place, 5 + length(cast(substr(place, 5) as integer))) = ''
    or substr(place, 5 + length(cast(substr(place, 5) as integer))) glob ', column *'
    or substr(place, 5 + length(cast(substr(place, 5) as integer))) glob ' of *');
update finding
set place_kind = 'message', place_number = cast(substr(place, 9) as integer),
  place_part = substr(place, 9 + length(cast(substr(place, 9) as integer)))
where place glob 'message [0-9]*'
  and (substr(place, 9 + length(cast(substr(place, 9) as integer))) = ''
    or substr(place, 9 + length(cast(substr(place, 9) as integer))) glob ', *'
    or substr(place, 9 + length(cast(substr(place, 9) as integer))) glob ' of *');
update finding
set place_kind = 'line', place_number = cast(place as integer),
  place_column = cast(substr(place, instr(place, ':') + 1) as integer),
  place_part = substr(
    place,
    instr(place, ':') + 1 + length(cast(substr(place, instr(place, ':') + 1) as integer)))
where place glob '[0-9]*:[0-9]*'
  and cast(cast(place as integer) as text) = substr(place, 1, instr(place, ':') - 1)
  and (substr(place, instr(place, ':') + 1 + length(cast(substr(place, instr(place, ':') + 1) as integer))) = ''
    or substr(place, instr(place, ':') + 1 + length(cast(substr(place, instr(place, ':') + 1) as integer))) glob ' *');
update finding set place_part = substr(place_part, 3)
where place_kind = 'message' and place_part glob ', *';
update finding set place_part = substr(place_part, 10)
where place_kind = 'row' and place_part glob ', column *';
update finding set place_part = substr(place_part, 2)
where place_kind = 'line' and place_part glob ' *';
update finding set place_kind = 'whole', place_part = '' where place = '';
update finding set place_kind = 'server', place_part = place
where place_kind is null and place is not null;
alter table finding drop column place;
