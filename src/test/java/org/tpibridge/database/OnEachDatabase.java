package org.tpibridge.database;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs every test of the class on SQLite and again on PostgreSQL. Whoever takes a parameter of type
 * {@link TestDatabase} gets an empty database, which is removed afterwards:
 *
 * <pre>{@code
 * @OnEachDatabase
 * class JobsContractTest {
 *   private final Store store;
 *
 *   JobsContractTest(TestDatabase database) {      // one for each test method
 *     store = Store.open(database.settings());
 *   }
 *
 *   @AfterEach
 *   void close() {
 *     store.close();
 *   }
 * }
 * }</pre>
 *
 * <p>If opening a store for each method is too slow, {@code @TestInstance(PER_CLASS)} or a
 * parameter of {@code @BeforeAll} provides one database for the whole class. A class whose name
 * ends in {@code IT} uses PostgreSQL in a container if Docker is available, and fails without
 * Docker if {@code -Dtpibridge.test.containers=required} is set; all other classes use the embedded
 * one. A contract runs on both by a class {@code XContractIT extends XContractTest}, which inherits
 * this annotation.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ClassTemplate
@ExtendWith(EachDatabase.class)
public @interface OnEachDatabase {
  /** Limits the class to these kinds. */
  DatabaseKind[] value() default {DatabaseKind.SQLITE, DatabaseKind.POSTGRESQL};
}
