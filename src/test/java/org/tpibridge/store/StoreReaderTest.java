package org.tpibridge.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.store.outbox.ExchangeTables;

/** What a transaction that only reads gets has no methods that write, so none can be called. */
class StoreReaderTest {
  private static final Path SOURCES = Path.of("src", "main", "java");
  private static final Pattern WRITING =
      Pattern.compile("\\b(insert into|update \\w+ ?\n? *set|delete from)\\b");
  private static final String WRITABLE = "/** The same table, for transactions that write. */";

  static Stream<Class<?>> tables() {
    return Stream.of(StoreReader.class, ExchangeTables.class)
        .flatMap(type -> Stream.of(type.getDeclaredMethods()))
        .<Class<?>>map(Method::getReturnType)
        .filter(type -> type.getName().startsWith("org.tpibridge.store."))
        .filter(type -> type != ExchangeTables.class);
  }

  @ParameterizedTest
  @MethodSource("tables")
  void aTableHasNoMethodsThatWrite(Class<?> table) {
    assertThat(table.getSimpleName()).doesNotStartWith("Writable");
    assertThat(reading(table)).doesNotContainPattern(WRITING);
  }

  /** The source of the type without that of its writable form. */
  private static String reading(Class<?> table) {
    try {
      String source =
          Files.readString(SOURCES.resolve(table.getName().replace('.', '/') + ".java"));
      int writable = source.indexOf(WRITABLE);
      return writable < 0 ? source : source.substring(0, writable);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
