package org.tpibridge.ehr;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Provides a test class with an {@link Ehr} that is empty at the start of the class, and that no
 * other class uses until its end. For a parameter with {@link AssigningIds}, it is a second server,
 * which assigns all ids itself. Servers run until the end of the run, for the classes that follow.
 */
public final class EhrExtension implements ParameterResolver {
  /**
   * For {@code @ResourceLock}: classes that use one server after another, so that not each of them
   * starts one.
   */
  public static final String LOCK = "ehr";

  /** For classes that run on each database and use the servers: they use those of other classes. */
  public static final String TAG = "ehr";

  private static final Namespace NAMESPACE = Namespace.create(EhrExtension.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Ehr.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    boolean assigns = parameter.isAnnotated(AssigningIds.class);
    EhrPool pool =
        context
            .getRoot()
            .getStore(NAMESPACE)
            .computeIfAbsent(EhrPool.class, key -> new EhrPool(), EhrPool.class);
    return ofClass(context)
        .getStore(NAMESPACE)
        .computeIfAbsent(assigns, key -> pool.take(assigns), EhrPool.Lease.class)
        .ehr();
  }

  private static ExtensionContext ofClass(ExtensionContext context) {
    ExtensionContext ofClass = context;
    while (ofClass.getTestMethod().isPresent()) {
      ofClass = ofClass.getParent().orElseThrow();
    }
    return ofClass;
  }
}
