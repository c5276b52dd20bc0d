package org.tpibridge.database;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.StoreScope;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Runs a class on each kind of database and provides databases. */
final class EachDatabase implements ClassTemplateInvocationContextProvider {
  /** {@code sqlite} or {@code postgresql}: only that one. */
  private static final String SELECTION = "tpibridge.test.databases";

  /** The same for classes other than {@code *IT}. */
  private static final String OF_UNIT_TESTS = "tpibridge.test.unit-test-databases";

  private static final Namespace NAMESPACE = Namespace.create(EachDatabase.class);

  @Override
  public boolean supportsClassTemplate(ExtensionContext context) {
    return AnnotationSupport.isAnnotated(context.getRequiredTestClass(), OnEachDatabase.class);
  }

  @Override
  public Stream<OnKind> provideClassTemplateInvocationContexts(ExtensionContext context) {
    OnEachDatabase asked =
        AnnotationSupport.findAnnotation(context.getRequiredTestClass(), OnEachDatabase.class)
            .orElseThrow();
    String selected = selected(context.getRequiredTestClass());
    return Stream.of(asked.value())
        .filter(kind -> selected.isEmpty() || selected.equalsIgnoreCase(kind.name()))
        .map(kind -> new OnKind(kind, asked.empty()));
  }

  /** A class for PostgreSQL alone has nothing to do in the unit tests of the build. */
  @Override
  public boolean mayReturnZeroClassTemplateInvocationContexts(ExtensionContext context) {
    return true;
  }

  private static String selected(Class<?> test) {
    String all = System.getProperty(SELECTION, "");
    return test.getSimpleName().endsWith("IT") ? all : System.getProperty(OF_UNIT_TESTS, all);
  }

  private record OnKind(DatabaseKind kind, boolean empty)
      implements ClassTemplateInvocationContext {
    @Override
    public String getDisplayName(int invocation) {
      return kind.toString();
    }

    @Override
    public List<Extension> getAdditionalExtensions() {
      return List.of(new Resolver(kind, empty));
    }
  }

  /** A database exists as long as the test instance, or as the class if that requests one first. */
  private record Resolver(DatabaseKind kind, boolean empty) implements ParameterResolver {
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
      return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
      return parameter.getParameter().getType() == TestDatabase.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
      return context
          .getStore(NAMESPACE)
          .computeIfAbsent(TestDatabase.class, key -> fresh(context), TestDatabase.class);
    }

    private TestDatabase fresh(ExtensionContext context) {
      return switch (kind) {
        case SQLITE -> empty ? new SqliteFile() : SqliteFile.withStore();
        case POSTGRESQL ->
            empty
                ? new PostgresDatabase(server(context))
                : PostgresDatabase.withStore(server(context));
      };
    }

    /**
     * The build runs classes in two JVMs, which request them one by one: one server for each JVM.
     */
    private static PostgresServer server(ExtensionContext context) {
      return context
          .getStore(StoreScope.LAUNCHER_SESSION, NAMESPACE)
          .computeIfAbsent(
              PostgresServer.class, key -> PostgresServer.start(), PostgresServer.class);
    }
  }
}
