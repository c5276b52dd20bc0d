create table ehr_request_count (
  ehr                       text             not null,
  day                       text             not null,
  requests                  bigint           not null,
  primary key (ehr, day)
);
comment on table ehr_request_count is
  'How many requests an EHR got, for its budget of a day.';
comment on column ehr_request_count.ehr is 'The EHR''s name in the settings.';
comment on column ehr_request_count.day is 'The day in the EHR''s time zone, as 2026-01-31.';
comment on column ehr_request_count.requests is 'Requests that were sent or are reserved.';
