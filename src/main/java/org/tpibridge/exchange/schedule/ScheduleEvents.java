package org.tpibridge.exchange.schedule;

import org.tpibridge.exchange.pull.PullSummary;
import org.tpibridge.exchange.push.PushSummary;

/** Learns what the schedule does. Called by many threads; messages have no patient data. */
public interface ScheduleEvents {
  ScheduleEvents NONE = new ScheduleEvents() {};

  /** This process runs the schedule of the EHR from now on, or does not any more. */
  default void leading(String ehr, boolean leads) {}

  default void pushed(String ehr, PushSummary summary) {}

  default void pulled(String ehr, PullSummary summary) {}

  /**
   * A push, a pull or the schedule itself failed. It is tried again.
   *
   * @param work such as {@code push}
   */
  default void failed(String ehr, String work, String message) {}
}
