package org.tpibridge.store.search;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Records the statements of a connection and has the database explain how it ran them. */
final class ExplainedStatements {
  private final Connection connection;
  private final List<RecordedStatement> recorded = new ArrayList<>();

  ExplainedStatements(Connection connection) {
    this.connection = connection;
  }

  @FunctionalInterface
  private interface Setter {
    void set(PreparedStatement statement) throws ReflectiveOperationException;
  }

  private record RecordedStatement(String sql, List<Setter> setters) {}

  /** The same connection, with its queries recorded. */
  Connection recording() {
    return (Connection)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {Connection.class},
            (proxy, method, arguments) -> {
              Object result = invoke(() -> method.invoke(connection, arguments));
              return result instanceof PreparedStatement statement
                  ? recording(statement, (String) arguments[0])
                  : result;
            });
  }

  private PreparedStatement recording(PreparedStatement statement, String sql) {
    List<Setter> setters = new ArrayList<>();
    recorded.add(new RecordedStatement(sql, setters));
    return (PreparedStatement)
        Proxy.newProxyInstance(
            getClass().getClassLoader(),
            new Class<?>[] {PreparedStatement.class},
            (proxy, method, arguments) -> {
              if (method.getName().startsWith("set") && arguments.length > 1) {
                setters.add(other -> method.invoke(other, arguments));
              }
              return invoke(() -> method.invoke(statement, arguments));
            });
  }

  @FunctionalInterface
  private interface Call {
    Object run() throws ReflectiveOperationException;
  }

  private static Object invoke(Call call) throws Throwable {
    try {
      return call.run();
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  /**
   * Explains the statements since the last call.
   *
   * @param explain the database's command
   * @return the rows of each plan
   */
  List<List<String>> explain(String explain, int... columns) throws SQLException {
    List<List<String>> plans = new ArrayList<>();
    for (RecordedStatement one : List.copyOf(recorded)) {
      try (PreparedStatement statement = connection.prepareStatement(explain + " " + one.sql())) {
        for (Setter setter : one.setters()) {
          setter.set(statement);
        }
        try (ResultSet row = statement.executeQuery()) {
          List<String> lines = new ArrayList<>();
          while (row.next()) {
            StringBuilder line = new StringBuilder();
            for (int column : columns) {
              line.append(row.getString(column)).append(' ');
            }
            lines.add(line.toString().strip());
          }
          plans.add(lines);
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(e);
      }
    }
    recorded.clear();
    return plans;
  }
}
