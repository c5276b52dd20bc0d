package org.tpibridge.reading.hl7v2.resolution;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.hl7v2.statement.StatedFact;

/**
 * Determines the days on which the procedure was performed from the times of the procedure (PR1-5),
 * the administration (RXA-3), the charge (FT1-4) and the report of sites or drugs (OBR-7). Times of
 * scores, notes and postings are not used. A session across midnight is one day.
 */
public final class ServiceDays {
  /** Times with a shorter distance belong to one session, even on two calendar days. */
  private static final Duration SESSION = Duration.ofHours(6);

  private ServiceDays() {}

  /** Returns the days in order, each with the fact that states it. */
  public static List<StatedFact.ServiceDay> of(List<StatedFact.ServiceDay> services) {
    TreeMap<LocalDate, StatedFact.ServiceDay> days = new TreeMap<>();
    for (StatedFact.ServiceDay each : services) {
      each.at().day().ifPresent(day -> days.merge(day, each, ServiceDays::earlier));
    }
    List<StatedFact.ServiceDay> sessions = new ArrayList<>();
    for (StatedFact.ServiceDay day : days.values()) {
      if (sessions.stream().noneMatch(s -> isOneSession(s, day, services))) {
        sessions.add(day);
      }
    }
    return sessions;
  }

  private static StatedFact.ServiceDay earlier(StatedFact.ServiceDay a, StatedFact.ServiceDay b) {
    Instant first = a.at().instant().orElse(Instant.MAX);
    return first.compareTo(b.at().instant().orElse(Instant.MAX)) <= 0 ? a : b;
  }

  /** Whether the last time of the first day is shortly before the first time of the second. */
  private static boolean isOneSession(
      StatedFact.ServiceDay first,
      StatedFact.ServiceDay second,
      List<StatedFact.ServiceDay> services) {
    Optional<Instant> start = second.at().instant();
    Optional<Instant> last =
        services.stream()
            .filter(s -> s.at().day().equals(first.at().day()))
            .flatMap(s -> s.at().instant().stream())
            .max(Comparator.naturalOrder());
    return start.isPresent()
        && last.isPresent()
        && Duration.between(last.get(), start.get()).abs().compareTo(SESSION) <= 0;
  }

  /** Reports an error if a visit has more than one day of service. */
  static void compare(List<StatedFact.ServiceDay> services, List<Finding> findings) {
    List<StatedFact.ServiceDay> days = of(services);
    if (days.size() > 1) {
      StatedFact.ServiceDay first = days.get(0);
      StatedFact.ServiceDay second = days.get(1);
      findings.add(
          Finding.error(
                  Hl7FindingCodes.DAYS,
                  "One visit number has services on "
                      + first.at().dayText()
                      + " ("
                      + first.place().locationInSource()
                      + ") and on "
                      + second.at().dayText()
                      + ". They cannot be read as one visit. Send each day with its own visit number"
                      + " in PV1-19.")
              .at(second.place()));
    }
  }
}
