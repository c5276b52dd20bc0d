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
import org.tpibridge.store.database.StorableText;
import org.tpibridge.store.search.IndexValue.DateValue;
import org.tpibridge.store.search.IndexValue.QuantityValue;
import org.tpibridge.store.search.IndexValue.ReferenceValue;
import org.tpibridge.store.search.IndexValue.StringValue;
import org.tpibridge.store.search.IndexValue.TokenValue;
import org.tpibridge.store.search.IndexValue.UriValue;

/** Writes the index rows of versions of resources. */
public final class IndexWriter {
  private static final int IDS_PER_QUERY = 500;

  /** Whether there are references by type and id; types begin with a capital letter. */
  private static final String UNRESOLVED =
      "select version_key from search_external_reference"
          + " where target >= 'A' and target < '[' limit 1";

  private final JdbcTemplate template;

  public IndexWriter(JdbcTemplate template) {
    this.template = template;
  }

  /**
   * A version with its index values.
   *
   * @param version its key
   */
  public record IndexedVersion(long version, String type, List<IndexValue> values) {}

  /**
   * Writes the rows of versions that have none. Their resources must be stored already.
   *
   * @param added keys of resources by {@code Type/id}, as far as the caller has them; most
   *     references of a visit refer to another of its resources
   */
  public void write(List<IndexedVersion> versions, Map<String, Long> added) {
    Map<String, Long> keys = keys(versions, added);
    Map<IndexTable, List<Object[]>> rows = new EnumMap<>(IndexTable.class);
    for (IndexedVersion version : versions) {
      int number = 0;
      for (IndexValue value : version.values()) {
        long parameter = IndexHash.parameter(version.type(), value.parameter());
        IndexTable table = table(value, keys);
        rows.computeIfAbsent(table, t -> new ArrayList<>())
            .add(row(value, parameter, version.version(), number++, keys));
      }
    }
    rows.forEach((table, all) -> template.batchUpdate(table.insert(), all, all.size(), this::set));
    resolve(added);
  }

  /** Resolves references to added resources that were stored before these. */
  private void resolve(Map<String, Long> added) {
    List<String> names = List.copyOf(added.keySet());
    if (names.isEmpty() || template.queryForList(UNRESOLVED, Long.class).isEmpty()) {
      return;
    }
    for (int from = 0; from < names.size(); from += IDS_PER_QUERY) {
      List<String> some = names.subList(from, Math.min(names.size(), from + IDS_PER_QUERY));
      template
          .queryForList(
              "select distinct target from search_external_reference where target in (%s)"
                  .formatted(String.join(", ", Collections.nCopies(some.size(), "?"))),
              String.class,
              some.toArray())
          .forEach(target -> resolve(target, added.get(target)));
    }
  }

  private void resolve(String target, long key) {
    template.update(
        """
        insert into search_reference (parameter_hash, target_key, version_key)
        select parameter_hash, ?, version_key from search_external_reference where target = ?
        """,
        key,
        target);
    template.update("delete from search_external_reference where target = ?", target);
  }

  private static IndexTable table(IndexValue value, Map<String, Long> keys) {
    if (value instanceof TokenValue) {
      return IndexTable.TOKEN;
    } else if (value instanceof DateValue) {
      return IndexTable.DATE;
    } else if (value instanceof ReferenceValue link) {
      return keys.containsKey(link.target()) ? IndexTable.REFERENCE : IndexTable.EXTERNAL_REFERENCE;
    } else if (value instanceof StringValue) {
      return IndexTable.STRING;
    } else {
      return value instanceof QuantityValue ? IndexTable.QUANTITY : IndexTable.URI;
    }
  }

  private static Object[] row(
      IndexValue value, long parameter, long version, int number, Map<String, Long> keys) {
    if (value instanceof TokenValue it) {
      return new Object[] {
        parameter, IndexHash.key(it.code()), version, IndexHash.system(it.system())
      };
    } else if (value instanceof DateValue it) {
      return new Object[] {parameter, it.low(), it.high(), version};
    } else if (value instanceof ReferenceValue it) {
      Long key = keys.get(it.target());
      return new Object[] {parameter, key == null ? IndexHash.key(it.target()) : key, version};
    } else if (value instanceof StringValue it) {
      String normal = StorableText.of(it.normal());
      int end = StringNormalizer.startEnd(normal);
      return new Object[] {
        parameter,
        normal.substring(0, end),
        version,
        number,
        normal.substring(end),
        StorableText.of(it.exact())
      };
    } else if (value instanceof QuantityValue it) {
      return new Object[] {
        parameter,
        it.low(),
        it.high(),
        version,
        number,
        IndexHash.system(it.system().orElse("")),
        it.code().map(StorableText::of).orElse(null),
        it.unit().map(StorableText::of).orElse(null)
      };
    } else {
      return new Object[] {parameter, IndexHash.uri(((UriValue) value).uri()), version};
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

  /** Finds the keys of referenced resources, by {@code Type/id}. */
  private Map<String, Long> keys(List<IndexedVersion> versions, Map<String, Long> added) {
    Set<String> elsewhere = new LinkedHashSet<>();
    for (IndexedVersion version : versions) {
      for (IndexValue value : version.values()) {
        if (value instanceof ReferenceValue link && !added.containsKey(link.target())) {
          elsewhere.add(link.target());
        }
      }
    }
    elsewhere.removeIf(target -> !ReferenceExtractor.isLocal(target));
    Map<String, Long> keys = new HashMap<>(added);
    // Nearly all of them are shared: the patient, the clinician, the location, the clinic.
    find(elsewhere, "visit_key is null", keys);
    elsewhere.removeAll(keys.keySet());
    find(elsewhere, ResourceIdBlocks.inAnyBlock("key"), keys);
    return keys;
  }

  private void find(Set<String> locals, String condition, Map<String, Long> keys) {
    List<String> all = locals.stream().map(IndexWriter::id).toList();
    for (int from = 0; from < all.size(); from += IDS_PER_QUERY) {
      List<String> some = all.subList(from, Math.min(all.size(), from + IDS_PER_QUERY));
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
