-- How many requests an EHR got, for its budget of a day.
create table ehr_request_count (
  ehr                       text    not null,
  -- The day in the EHR's time zone, as 2026-01-31.
  day                       text    not null,
  -- Requests that were sent or are reserved.
  requests                  integer not null,
  primary key (ehr, day)
) without rowid;
