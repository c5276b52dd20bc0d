package org.tpibridge.mapping.bundle;

/** Adds one kind of resource to a visit's Bundle, if the visit has data for it. */
@FunctionalInterface
interface ResourceMapping {
  void add(VisitContext context);
}
