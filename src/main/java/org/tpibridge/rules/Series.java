package org.tpibridge.rules;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.tpibridge.files.Sha256;
import org.tpibridge.visit.Visit;

/**
 * The rules about repeats, over visits as they come. Best in order of time; where an earlier
 * session comes later, what it shows of one read before is told with the earlier one.
 *
 * <p>Keeps at most {@value SeriesDigest#KEPT} sessions of each of {@value #PATIENTS} patients, by
 * hashes; beyond that, the patient not seen for longest is forgotten. Thread-safe: one visit after
 * the other.
 */
public final class Series {
  static final int PATIENTS = 100_000;

  private final List<Rule> rules;
  private final Keys keys;
  private final Set<String> drugs;
  private final Map<Long, SeriesDigest> patients;

  Series(List<Rule> rules, Keys keys, int patientsKept) {
    this.rules = rules.stream().filter(r -> r.check().ofSeries().isPresent()).toList();
    this.keys = keys;
    this.drugs =
        this.rules.stream()
            .filter(r -> r.check() == Check.DAILY_MAXIMUM)
            .map(r -> r.parameters().word("drug"))
            .collect(Collectors.toSet());
    this.patients =
        new LinkedHashMap<>(16, 0.75f, true) {
          @Override
          protected boolean removeEldestEntry(Map.Entry<Long, SeriesDigest> eldest) {
            return size() > patientsKept;
          }
        };
  }

  /**
   * Adds the next visit of the input; gives what is new about it and those after it.
   *
   * @param system of the patient's MRN: one MRN in two systems is two patients
   */
  public synchronized List<Prompt> next(String system, Visit visit) {
    if (rules.isEmpty()) {
      return List.of();
    }
    // No record number is held. Two of 100,000 patients share a hash with a chance of 1 in 4,000
    // million.
    SeriesDigest digest =
        patients.computeIfAbsent(
            Sha256.first64Bits(system + '\u001f' + visit.patient().mrn()),
            patient -> new SeriesDigest());
    Session now = Session.of(Subject.of(visit, keys), drugs);
    digest.add(now);
    List<Prompt> prompts = new ArrayList<>();
    for (Session session : digest.from(now)) {
      for (int i = 0; i < rules.size(); i++) {
        look(digest, session, now, i).ifPresent(prompts::add);
      }
    }
    return prompts;
  }

  private Optional<Prompt> look(SeriesDigest digest, Session session, Session now, int number) {
    Rule rule = rules.get(number);
    if (!rule.isAbout(session.day())) {
      return Optional.empty();
    }
    return rule.check()
        .ofSeries()
        .flatMap(check -> check.look(digest, session, rule.parameters()))
        .filter(remark -> session.tell(number))
        .map(remark -> session == now ? remark : remark.about(session.day()))
        .map(rule::prompt);
  }
}
