package org.tpibridge.store.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/** Converts values to and from columns, in the same way for both databases. */
public final class ColumnValues {
  private ColumnValues() {}

  /** Converts values to the types that JDBC accepts. */
  public static List<Object> of(Object... values) {
    return Arrays.asList(Arrays.stream(values).map(ColumnValues::jdbcValue).toArray());
  }

  public static void set(PreparedStatement statement, Object... values) throws SQLException {
    for (int i = 0; i < values.length; i++) {
      Object value = jdbcValue(values[i]);
      if (value == null) {
        statement.setNull(i + 1, Types.NULL);
      } else {
        statement.setObject(i + 1, value);
      }
    }
  }

  private static Object jdbcValue(Object value) {
    if (value instanceof Optional<?> optional) {
      return optional.map(ColumnValues::jdbcValue).orElse(null);
    }
    if (value instanceof String text) {
      return StorableText.of(text);
    }
    if (value instanceof OptionalLong number) {
      return number.isPresent() ? (Object) number.getAsLong() : null;
    }
    if (value instanceof Instant instant) {
      return instant.toEpochMilli();
    }
    if (value instanceof Boolean flag) {
      return flag ? 1L : 0L;
    }
    return value;
  }

  public static String enumWord(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  public static <E extends Enum<E>> E enumWord(ResultSet row, String column, Class<E> type)
      throws SQLException {
    String word = row.getString(column);
    return Arrays.stream(type.getEnumConstants())
        .filter(one -> enumWord(one).equals(word))
        .findFirst()
        .orElseThrow(
            () -> StoreException.damaged("the column " + column + " contains an unexpected value"));
  }

  public static Instant instant(ResultSet row, String column) throws SQLException {
    return Instant.ofEpochMilli(row.getLong(column));
  }

  public static Optional<Instant> optionalInstant(ResultSet row, String column)
      throws SQLException {
    OptionalLong millis = optionalLong(row, column);
    return millis.isPresent()
        ? Optional.of(Instant.ofEpochMilli(millis.getAsLong()))
        : Optional.empty();
  }

  public static OptionalLong optionalLong(ResultSet row, String column) throws SQLException {
    long value = row.getLong(column);
    return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(value);
  }
}
