package org.tpibridge.bench;

import org.hl7.fhir.r4.model.Bundle;

/** Visits to measure with; every number gives another visit, the same one each time. */
@FunctionalInterface
public interface VisitSource {

  /** The visit's Bundle; no two numbers give equal resources. */
  Bundle visit(int number);
}
