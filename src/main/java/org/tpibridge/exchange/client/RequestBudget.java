package org.tpibridge.exchange.client;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;

/** Counts the requests of each day to one EHR. Safe for use by many threads. */
public interface RequestBudget {

  /**
   * Adds to the requests of a day.
   *
   * @param requests negative to give back what was not used
   * @return the requests of the day afterwards
   */
  long add(LocalDate day, long requests);

  /** Counts the requests of this process only. */
  static RequestBudget ofThisProcess() {
    Map<LocalDate, Long> days = new HashMap<>();
    return (day, requests) -> {
      synchronized (days) {
        days.keySet().removeIf(each -> !each.equals(day));
        return days.merge(day, requests, Long::sum);
      }
    };
  }
}
