-- Search by version: whether a version has a value, which values it has, and what an erasure removes. Versions
-- have increasing keys, so new rows are added at the end of these indexes.
create index search_token_version on search_token (version_key, parameter_hash);
create index search_date_version on search_date (version_key, parameter_hash);
create index search_reference_version on search_reference (version_key, parameter_hash);
create index search_external_reference_version on search_external_reference (version_key, parameter_hash);
create index search_string_version on search_string (version_key, parameter_hash);
create index search_quantity_version on search_quantity (version_key, parameter_hash);
create index search_uri_version on search_uri (version_key, parameter_hash);

-- Ranges that end after a date or number. The primary keys only find those that begin after it.
create index search_date_high on search_date (parameter_hash, high, low, version_key);

create index search_quantity_high on search_quantity (parameter_hash, high, low, version_key);

-- References to resources that were not stored yet; see IndexWriter.
create index search_external_reference_target on search_external_reference (target);

-- The current versions of a type, in the order in which they were stored. With an expression, so that SQLite,
-- which does not know how many resources a type has, uses it for searches alone; see SearchStatement.
create index resource_current on resource ((type || ''), current_version_key);

-- Versions by the time at which they were stored (_lastUpdated).
create index resource_version_updated on resource_version (updated_at);
