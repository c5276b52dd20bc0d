package org.tpibridge.exchange.subscription;

import java.util.LinkedHashSet;
import java.util.Set;

/** The EHRs that have to be pulled because of hints, each once. Safe for use by many threads. */
public final class PendingHints implements ChangeHints {
  private final Set<String> waiting = new LinkedHashSet<>();

  @Override
  public synchronized void changed(String ehr) {
    waiting.add(ehr);
  }

  /** Takes one EHR, if it waits. What changes during its pull is a new hint. */
  public synchronized boolean take(String ehr) {
    return waiting.remove(ehr);
  }
}
