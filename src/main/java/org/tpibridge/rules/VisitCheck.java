package org.tpibridge.rules;

import java.util.stream.Stream;

/** Looks at one visit. */
@FunctionalInterface
interface VisitCheck {
  Stream<Remark> look(Subject subject, Parameters parameters);
}
