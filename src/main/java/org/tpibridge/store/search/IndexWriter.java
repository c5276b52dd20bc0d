package org.tpibridge.store.search;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.tpibridge.store.search.IndexValue.Amount;
import org.tpibridge.store.search.IndexValue.Link;
import org.tpibridge.store.search.IndexValue.Moment;
import org.tpibridge.store.search.IndexValue.Token;
import org.tpibridge.store.search.IndexValue.Uri;
import org.tpibridge.store.search.IndexValue.Words;

/** Writes the rows by which versions of resources are found. */
public final class IndexWriter {
  private static final int IDS_A_QUESTION = 500;

  private final JdbcTemplate template;

  public IndexWriter(JdbcTemplate template) {
    this.template = template;
  }

  /**
   * A version to be found.
   *
   * @param version its key
   */
  public record Indexed(long version, String type, List<IndexValue> values) {}

  /**
   * For versions without rows so far; their resources must be in the store.
   *
   * @param added keys of resources by {@code Type/id}, as far as they are at hand; most references
   *     of a visit lead to another of its resources
   */
  public void write(List<Indexed> versions, Map<String, Long> added) {
    Map<String, Long> keys = keys(versions, added);
    Map<IndexTable, List<Object[]>> rows = new EnumMap<>(IndexTable.class);
    for (Indexed version : versions) {
      int number = 0;
      for (IndexValue value : version.values()) {
        long parameter = Fingerprint.parameter(version.type(), value.parameter());
        IndexTable table = table(value, keys);
        rows.computeIfAbsent(table, t -> new ArrayList<>())
            .add(row(value, parameter, version.version(), number++, keys));
      }
    }
    rows.forEach((table, all) -> template.batchUpdate(table.insert(), all, all.size(), this::set));
  }

  private static IndexTable table(IndexValue value, Map<String, Long> keys) {
    if (value instanceof Token) {
      return IndexTable.TOKEN;
    } else if (value instanceof Moment) {
      return IndexTable.MOMENT;
    } else if (value instanceof Link link) {
      return keys.containsKey(link.target()) ? IndexTable.LINK : IndexTable.ADDRESS;
    } else if (value instanceof Words) {
      return IndexTable.WORDS;
    } else {
      return value instanceof Amount ? IndexTable.AMOUNT : IndexTable.URI;
    }
  }

  private static Object[] row(
      IndexValue value, long parameter, long version, int number, Map<String, Long> keys) {
    if (value instanceof Token it) {
      return new Object[] {
        parameter, Fingerprint.key(it.code()), version, Fingerprint.system(it.system())
      };
    } else if (value instanceof Moment it) {
      return new Object[] {parameter, it.low(), it.high(), version};
    } else if (value instanceof Link it) {
      Long key = keys.get(it.target());
      return new Object[] {parameter, key == null ? Fingerprint.key(it.target()) : key, version};
    } else if (value instanceof Words it) {
      String normal = StorableText.of(it.normal());
      int end = Wording.startEnd(normal);
      return new Object[] {
        parameter,
        normal.substring(0, end),
        version,
        number,
        normal.substring(end),
        StorableText.of(it.exact())
      };
    } else if (value instanceof Amount it) {
      return new Object[] {
        parameter,
        it.low(),
        it.high(),
        version,
        number,
        Fingerprint.system(it.system().orElse("")),
        it.code().map(StorableText::of).orElse(null),
        it.unit().map(StorableText::of).orElse(null)
      };
    } else {
      return new Object[] {parameter, Fingerprint.uri(((Uri) value).uri()), version};
    }
  }

  private void set(PreparedStatement statement, Object[] row) throws SQLException {
    for (int i = 0; i < row.length; i++) {
      Object value = row[i];
      if (value instanceof Long number) {
        statement.setLong(i + 1, number);
      } else if (value instanceof String text) {
        statement.setString(i + 1, text);
      } else if (value == null) {
        statement.setNull(i + 1, Types.VARCHAR);
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }

  /** The keys of those that references lead to, by {@code Type/id}. */
  private Map<String, Long> keys(List<Indexed> versions, Map<String, Long> added) {
    Set<String> elsewhere = new LinkedHashSet<>();
    for (Indexed version : versions) {
      for (IndexValue value : version.values()) {
        if (value instanceof Link link && !added.containsKey(link.target())) {
          elsewhere.add(link.target());
        }
      }
    }
    elsewhere.removeIf(target -> !Links.isLocal(target));
    Map<String, Long> keys = new HashMap<>(added);
    // Nearly all of them: the patient, the clinician, the room, the clinic.
    find(elsewhere, "visit_key is null", keys);
    elsewhere.removeAll(keys.keySet());
    find(elsewhere, ResourceIds.inAnyBlock("key"), keys);
    return keys;
  }

  private void find(Set<String> locals, String condition, Map<String, Long> keys) {
    List<String> all = locals.stream().map(IndexWriter::id).toList();
    for (int from = 0; from < all.size(); from += IDS_A_QUESTION) {
      List<String> some = all.subList(from, Math.min(all.size(), from + IDS_A_QUESTION));
      template.query(
          "select key, type, id from resource where id in (%s) and %s"
              .formatted(String.join(", ", Collections.nCopies(some.size(), "?")), condition),
          found -> {
            keys.put(found.getString("type") + "/" + found.getString("id"), found.getLong("key"));
          },
          some.toArray());
    }
  }

  private static String id(String local) {
    return StorableText.of(local.substring(local.indexOf('/') + 1));
  }
}
