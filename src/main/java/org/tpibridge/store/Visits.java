package org.tpibridge.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Visits as units: all that a visit owns is kept, changed and taken back together. */
public final class Visits {

  public enum State {
    CURRENT,
    /** Taken back; its resources say so. */
    RETRACTED
  }

  /**
   * @param visitId the clinic's own
   * @param patient id of the Patient resource
   * @param hash of all that the visit says; 32 bytes
   * @param job that last changed it
   */
  public record Kept(long key, String visitId, String patient, byte[] hash, State state, long job) {

    /** No patient data. */
    @Override
    public String toString() {
      return "Visits.Kept[" + key + "]";
    }
  }

  private final JdbcClient client;
  private final Keys keys;

  Visits(JdbcClient client, Keys keys) {
    this.client = client;
    this.keys = keys;
  }

  public Optional<Kept> find(String visitId) {
    return client
        .sql("select * from visit where visit_id = ?")
        .param(visitId)
        .query(Visits::kept)
        .optional();
  }

  public Optional<Kept> find(long key) {
    return client
        .sql("select * from visit where key = ?")
        .param(key)
        .query(Visits::kept)
        .optional();
  }

  public List<Kept> ofPatient(String patient) {
    return client
        .sql("select * from visit where patient = ? order by key")
        .param(patient)
        .query(Visits::kept)
        .list();
  }

  /** Adds a visit that is not there. */
  public Kept add(String visitId, String patient, byte[] hash, long job) {
    Kept visit = new Kept(keys.next(client), visitId, patient, hash, State.CURRENT, job);
    client
        .sql(
            "insert into visit (key, visit_id, patient, hash, state, job)"
                + " values (?, ?, ?, ?, ?, ?)")
        .params(Columns.of(visit.key(), visitId, patient, hash, Columns.word(State.CURRENT), job))
        .update();
    return visit;
  }

  /** Sets what is kept of a visit that is there, by its key. */
  public void set(Kept visit) {
    client
        .sql("update visit set patient = ?, hash = ?, state = ?, job = ? where key = ?")
        .params(
            Columns.of(
                visit.patient(),
                visit.hash(),
                Columns.word(visit.state()),
                visit.job(),
                visit.key()))
        .update();
  }

  private static Kept kept(ResultSet row, int number) throws SQLException {
    return new Kept(
        row.getLong("key"),
        row.getString("visit_id"),
        row.getString("patient"),
        row.getBytes("hash"),
        Columns.word(row, "state", State.class),
        row.getLong("job"));
  }
}
