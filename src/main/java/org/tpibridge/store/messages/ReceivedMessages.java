package org.tpibridge.store.messages;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.tpibridge.store.database.ColumnValues;
import org.tpibridge.store.database.KeyAllocator;
import org.tpibridge.store.messages.StoredMessage.MessageGroups;
import org.tpibridge.store.messages.StoredMessage.MessageState;

/**
 * The messages that listeners received. Messages whose import was undone, or is being undone, count
 * as not received.
 */
public sealed class ReceivedMessages {
  private static final String SELECT =
      """
      select m.key, m.name, m.body_hash, m.received_at, m.state, m.visit_hash, m.account_hash,
        m.account_only, m.job_key, m.first_row, m.last_row,
        case when m.content is null then 0 else 1 end as has_content
      from received_message m
      """;

  /** Messages that were not undone. */
  private static final String IN_USE =
      " and not exists (select 1 from job j where j.key = m.job_key and j.state = 'undone')"
          + " and not exists"
          + " (select 1 from job u where u.kind = 'undo' and u.target_job_key = m.job_key)";

  private static final String ORDER = " order by m.received_at, m.key";

  final JdbcClient client;

  private ReceivedMessages(JdbcClient client) {
    this.client = client;
  }

  /** Finds the message with a name. */
  public Optional<StoredMessage> named(String source, String name) {
    return client
        .sql(SELECT + "where m.source = ? and m.name = ?" + IN_USE)
        .params(source, name)
        .query(ReceivedMessages::message)
        .optional();
  }

  /** Finds a message with the same content and another control id. */
  public Optional<StoredMessage> withContent(String source, String contentHash) {
    return client
        .sql(SELECT + "where m.source = ? and m.content_hash = ?" + IN_USE + ORDER)
        .params(source, contentHash)
        .query(ReceivedMessages::message)
        .stream()
        .findFirst();
  }

  public Optional<StoredMessage> find(long number) {
    return client
        .sql(SELECT + "where m.key = ?")
        .param(number)
        .query(ReceivedMessages::message)
        .optional();
  }

  /** Reads the content of messages that is still stored, in the order of arrival. */
  public Map<Long, byte[]> contents(Collection<Long> numbers) {
    Map<Long, byte[]> contents = new LinkedHashMap<>();
    if (!numbers.isEmpty()) {
      client
          .sql(
              "select m.key, m.content from received_message m"
                  + " where m.key in (:keys) and m.content is not null"
                  + ORDER)
          .param("keys", numbers)
          .query(
              (RowCallbackHandler)
                  row -> contents.put(row.getLong("key"), row.getBytes("content")));
    }
    return contents;
  }

  /**
   * Lists the messages that have one of these numbers of visits, or are on one of these accounts,
   * in the order of arrival.
   *
   * @param visits hashes of visit numbers
   * @param accounts hashes of account numbers
   */
  public List<StoredMessage> inGroups(String source, Set<String> visits, Set<String> accounts) {
    if (visits.isEmpty() && accounts.isEmpty()) {
      return List.of();
    }
    // A list of values must not be empty; no hash is the empty text.
    return client
        .sql(
            SELECT
                + """
                where m.source = :source and m.key in (
                  select key from received_message where visit_hash in (:visits)
                  union
                  select key from received_message where account_hash in (:accounts))
                """
                + IN_USE
                + ORDER)
        .param("source", source)
        .param("visits", visits.isEmpty() ? Set.of("") : visits)
        .param("accounts", accounts.isEmpty() ? Set.of("") : accounts)
        .query(ReceivedMessages::message)
        .list();
  }

  /** Lists messages that wait to be imported, in the order of arrival. */
  public List<StoredMessage> waiting(String source, int limit) {
    return client
        .sql(SELECT + "where m.source = ? and m.state = 'waiting'" + ORDER + " limit ?")
        .params(source, limit)
        .query(ReceivedMessages::message)
        .list();
  }

  public long waitingCount(String source) {
    return client
        .sql("select count(*) from received_message where source = ? and state = 'waiting'")
        .param(source)
        .query(Long.class)
        .single();
  }

  /**
   * Whether an earlier message of the same source about one of the patients of a message waits to
   * be imported.
   */
  public boolean hasEarlierWaiting(String source, StoredMessage message) {
    return client
            .sql(
                """
                select count(*) from received_message m
                where m.state = 'waiting' and m.source = :source
                  and (m.received_at < :at or (m.received_at = :at and m.key < :key))
                  and m.key in (
                    select other.message_key
                    from received_message_patient other
                    join received_message_patient own on own.patient_id = other.patient_id
                    where own.message_key = :key)
                """)
            .param("source", source)
            .param("at", message.receivedAt().toEpochMilli())
            .param("key", message.number())
            .query(Long.class)
            .single()
        > 0;
  }

  /** Lists the ids of the patients of a message. */
  public List<String> patients(long number) {
    return client
        .sql("select patient_id from received_message_patient where message_key = ?")
        .param(number)
        .query(String.class)
        .list();
  }

  /** Lists the messages that a row of a job was made of, or that a row rejected. */
  public List<Long> ofRow(long job, long row) {
    return client
        .sql(
            "select key from received_message where job_key = ? and ? between first_row and last_row")
        .params(job, row)
        .query(Long.class)
        .list();
  }

  /** Lists the keys of the visits in the rows of messages. */
  public List<Long> visits(Collection<Long> numbers) {
    return numbers.isEmpty()
        ? List.of()
        : client
            .sql(
                """
                select distinct s.visit_key
                from received_message m
                join source_row s on s.job_key = m.job_key
                  and s.row_number between m.first_row and m.last_row
                where m.key in (:keys) and s.visit_key is not null
                order by s.visit_key
                """)
            .param("keys", numbers)
            .query(Long.class)
            .list();
  }

  private static StoredMessage message(ResultSet row, int number) throws SQLException {
    return new StoredMessage(
        row.getLong("key"),
        row.getString("name"),
        row.getString("body_hash"),
        ColumnValues.instant(row, "received_at"),
        ColumnValues.enumWord(row, "state", MessageState.class),
        new MessageGroups(
            Optional.ofNullable(row.getString("visit_hash")),
            Optional.ofNullable(row.getString("account_hash")),
            row.getLong("account_only") > 0),
        ColumnValues.optionalLong(row, "job_key"),
        row.getLong("first_row"),
        row.getLong("last_row"),
        row.getLong("has_content") > 0);
  }

  /** The same table, for transactions that write. */
  public static final class WritableMessages extends ReceivedMessages {
    private final KeyAllocator keys;

    public WritableMessages(JdbcClient client, KeyAllocator keys) {
      super(client);
      this.keys = keys;
    }

    /** Returns an unused number. Of one process, later numbers are higher. */
    public long nextNumber() {
      return keys.nextKey(client);
    }

    /** Adds a message that waits to be imported. It replaces a message whose import was undone. */
    public void add(String source, NewMessage message) {
      client
          .sql("select key from received_message where source = ? and name = ?")
          .params(source, message.name())
          .query(Long.class)
          .optional()
          .ifPresent(this::remove);
      client
          .sql(
              """
              insert into received_message (key, source, name, body_hash, content_hash, received_at,
                state, visit_hash, account_hash, account_only, content)
              values (?, ?, ?, ?, ?, ?, 'waiting', ?, ?, ?, ?)
              """)
          .params(
              ColumnValues.of(
                  message.number(),
                  source,
                  message.name(),
                  message.bodyHash(),
                  message.contentHash(),
                  message.receivedAt(),
                  message.groups().visitHash(),
                  message.groups().accountHash(),
                  message.groups().accountOnly(),
                  message.content()))
          .update();
      message
          .patients()
          .forEach(
              patient ->
                  client
                      .sql(
                          "insert into received_message_patient (message_key, patient_id)"
                              + " values (?, ?)")
                      .params(message.number(), patient)
                      .update());
    }

    private void remove(long number) {
      client
          .sql("delete from received_message_patient where message_key = ?")
          .param(number)
          .update();
      client.sql("delete from received_message where key = ?").param(number).update();
    }

    /** Records that a message was imported. Its rows are in a job. */
    public void markHandled(
        long number, MessageState state, long job, long firstRow, long lastRow) {
      client
          .sql(
              """
              update received_message set state = ?, job_key = ?, first_row = ?, last_row = ?
              where key = ?
              """)
          .params(ColumnValues.of(ColumnValues.enumWord(state), job, firstRow, lastRow, number))
          .update();
    }

    /**
     * Removes the content of messages of visits for which nothing arrived since a time, and
     * messages without a visit that arrived before it.
     *
     * @param limit the maximum number of messages
     * @return the number of messages
     */
    public int removeBefore(String source, Instant time, int limit) {
      List<StoredMessage> old =
          client
              .sql(
                  SELECT
                      + """
                      where m.source = :source and m.content is not null and m.received_at < :time
                        and m.state <> 'waiting'
                        and not exists (
                          select 1 from received_message n
                          where n.visit_hash = m.visit_hash and n.received_at >= :time
                            and n.source = m.source)
                        and not exists (
                          select 1 from received_message n
                          where n.account_hash = m.account_hash and n.received_at >= :time
                            and n.source = m.source)
                      order by m.received_at limit :limit
                      """)
              .param("source", source)
              .param("time", time.toEpochMilli())
              .param("limit", limit)
              .query(ReceivedMessages::message)
              .list();
      for (StoredMessage message : old) {
        if (message.state() == MessageState.LEFT_OUT) {
          remove(message.number());
        } else {
          client
              .sql("delete from received_message_patient where message_key = ?")
              .param(message.number())
              .update();
          client
              .sql("update received_message set content = null where key = ?")
              .param(message.number())
              .update();
        }
      }
      return old.size();
    }
  }
}
