package org.tpibridge.store.search;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * Fills a store for measurements: copies the patients in it with their visits, resources and index
 * rows, under other ids and identifiers and on other days. Clinicians, locations and organizations
 * are shared. The contents are not changed, so they state the ids of the originals.
 */
public final class CopiedPatients {
  private static final String OF_PATIENTS =
      "(r.visit_key is not null or r.type in ('Patient', 'AllergyIntolerance'))";

  private static final String NUMBERS =
      "(with recursive number(i) as (select cast(%d as bigint) union all select i + 1 from number where i < %d)"
          + " select i from number) n";

  /** A date that is not an open end of a period. */
  private static final String MOVED =
      "case when %1$s > -9000000000000000 and %1$s < 9000000000000000"
          + " then %1$s + n.i * %2$d else %1$s end";

  private final Connection connection;
  private final long stride;
  private final long millisApart;

  /**
   * @param connection with automatic commits
   * @param millisApart how much later each copy takes place
   */
  public CopiedPatients(Connection connection, long millisApart) throws SQLException {
    this.connection = connection;
    this.millisApart = millisApart;
    this.stride =
        1
            + number(
                "select max(k) from (select max(key) as k from resource"
                    + " union all select max(key) from resource_version"
                    + " union all select max(key) from visit) keys");
    execute(
        "create temporary table copied as select r.key as resource_key, v.key as version_key"
            + " from resource r join resource_version v on v.resource_key = r.key where "
            + OF_PATIENTS);
    execute("create index copied_version on copied (version_key)");
    execute("create index copied_resource on copied (resource_key)");
  }

  /** The number of resources of one copy. */
  public long resources() throws SQLException {
    return number("select count(distinct resource_key) from copied");
  }

  /**
   * Adds copies in one transaction.
   *
   * @param first number of the first copy, from 1
   */
  public void add(int first, int last) throws SQLException {
    connection.setAutoCommit(false);
    String from = " cross join " + NUMBERS.formatted(first, last);
    execute(
        "insert into visit (key, id_system, visit_id, patient_id, start_time, content_hash, state,"
            + " job_key) select r.key + n.i * %1$d, r.id_system, r.visit_id || '-' || n.i,"
                .formatted(stride)
            + " r.patient_id || '-' || n.i, r.start_time, r.content_hash, r.state, r.job_key"
            + " from visit r"
            + from
            + " where r.key < "
            + stride);
    execute(
        "insert into resource (key, type, id, visit_key, current_version_key)"
            + " select r.key + n.i * %1$d, r.type, r.id || '-' || n.i, r.visit_key + n.i * %1$d,"
                .formatted(stride)
            + " r.current_version_key + n.i * %1$d from resource r".formatted(stride)
            + from
            + " where r.key in (select resource_key from copied)");
    execute(
        "insert into resource_version (key, resource_key, version, job_key, row_number, updated_at,"
            + " deleted, content_hash, content_crc, content)"
            + " select r.key + n.i * %1$d, r.resource_key + n.i * %1$d, r.version, r.job_key,"
                .formatted(stride)
            + " r.row_number, r.updated_at + n.i * 1000, r.deleted, r.content_hash, r.content_crc,"
            + " r.content from resource_version r"
            + from
            + " where r.key in (select version_key from copied)");
    index(
        IndexTable.TOKEN,
        "parameter_hash, case when parameter_hash = %d then code || '-' || n.i else code end, %%s,"
                .formatted(IndexHash.parameter("Patient", "identifier"))
            + " system_hash",
        from);
    index(
        IndexTable.DATE,
        "parameter_hash, "
            + MOVED.formatted("low", millisApart)
            + ", "
            + MOVED.formatted("high", millisApart)
            + ", %s",
        from);
    index(
        IndexTable.REFERENCE,
        "parameter_hash, case when target_key in (select resource_key from copied)"
            + " then target_key + n.i * %d else target_key end, %%s".formatted(stride),
        from);
    index(IndexTable.EXTERNAL_REFERENCE, "parameter_hash, target, %s", from);
    index(
        IndexTable.STRING,
        "parameter_hash, normalized_start || ' ' || n.i, %s, value_number, normalized_rest, exact",
        from);
    index(
        IndexTable.QUANTITY,
        "parameter_hash, low, high, %s, value_number, system_hash, code, unit",
        from);
    index(IndexTable.URI, "parameter_hash, uri_hash, %s", from);
    connection.commit();
    connection.setAutoCommit(true);
  }

  private void index(IndexTable table, String values, String from) throws SQLException {
    execute(
        table.insert().replaceAll("values .*", "select ")
            + values.formatted("version_key + n.i * " + stride)
            + " from "
            + table.sqlName()
            + from
            + " where version_key in (select version_key from copied)");
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private long number(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      row.next();
      return row.getLong(1);
    }
  }
}
