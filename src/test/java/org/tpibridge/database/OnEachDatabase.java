package org.tpibridge.database;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs every test of the class on SQLite and again on PostgreSQL. In the build, unit tests run on
 * SQLite in {@code mvn test}, and on PostgreSQL in {@code mvn verify}, which runs each {@code *IT}
 * class on both ({@code -Dtpibridge.test.databases=postgresql} selects one). A parameter of type
 * {@link TestDatabase} is a database with a new store, which is removed after the test:
 *
 * <pre>{@code
 * @OnEachDatabase
 * class JobsContractTest {
 *   private final Store store;
 *
 *   JobsContractTest(TestDatabase database) {      // one for each test method
 *     store = Store.open(database.settings(), SchemaPolicy.MIGRATE);
 *   }
 *
 *   @AfterEach
 *   void close() {
 *     store.close();
 *   }
 * }
 * }</pre>
 *
 * <p>Where opening a store for each method takes too long, {@code @TestInstance(PER_CLASS)} or a
 * parameter of {@code @BeforeAll} gives one database to the whole class. PostgreSQL runs in a
 * container if Docker is available, or embedded. Without Docker, tests fail under {@code
 * -Dtpibridge.test.containers=required}.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ClassTemplate
@Tag(OnEachDatabase.TAG)
@ExtendWith(EachDatabase.class)
public @interface OnEachDatabase {
  String TAG = "each-database";

  /**
   * Whether databases are empty. If not, they are copies of one in which the program has created
   * its tables, because creating them takes longer than many tests.
   */
  boolean empty() default false;

  /** Only these kinds. */
  DatabaseKind[] value() default {DatabaseKind.SQLITE, DatabaseKind.POSTGRESQL};
}
