package org.tpibridge.exchange.client;

import org.tpibridge.store.schedule.EhrConditions.BreakerState;

/**
 * Sends requests to one EHR, each of them once. It adds authorization, keeps to the EHR's limits,
 * and refuses addresses that are not allowed. Safe for use by many threads.
 */
public interface EhrClient extends AutoCloseable {

  /** Sends a request. It waits for the limits of the EHR, and never throws for what the EHR did. */
  EhrReply send(EhrRequest request);

  /** Whether requests are sent, or held back after many failures. */
  default BreakerState breaker() {
    return BreakerState.CLOSED;
  }

  @Override
  void close();
}
