package org.tpibridge.exchange.push;

import java.util.function.Supplier;

/**
 * Excludes that two senders create the same clinician, organization or location in an EHR: the
 * patients that they send may refer to the same ones.
 */
@FunctionalInterface
interface SharedCreation {

  /** Runs something while no other sender creates shared resources in the EHR. */
  Outcome exclusively(Supplier<Outcome> work);
}
