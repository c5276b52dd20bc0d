package org.tpibridge.ehr;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Provides tests with the {@link Ehr}: starts it once per run and stops it afterwards. For a
 * parameter with {@link AssigningIds}, it is a second server, which assigns all ids itself.
 */
public final class EhrExtension implements ParameterResolver {
  /** For {@code @ResourceLock}: classes that use the servers run one after another. */
  public static final String LOCK = "ehr";

  /**
   * For classes that run on each database and use the servers: they share those of other classes.
   */
  public static final String TAG = "ehr";

  private static final Namespace NAMESPACE = Namespace.create(EhrExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Ehr.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    boolean assigns = parameter.isAnnotated(AssigningIds.class);
    EhrServer server =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(
                assigns,
                key -> assigns ? EhrServer.startAssigningIds() : EhrServer.start(),
                EhrServer.class);
    return new Ehr(server.base());
  }
}
