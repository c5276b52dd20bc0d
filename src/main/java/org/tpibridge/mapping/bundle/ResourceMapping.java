package org.tpibridge.mapping.bundle;

/** Adds one kind of resource to a visit's Bundle, where the visit tells something for it. */
@FunctionalInterface
interface ResourceMapping {
  void add(VisitContext context);
}
