package org.tpibridge.source.hl7v2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tpibridge.finding.Finding;
import org.tpibridge.source.telling.Telling;

/**
 * The messages under one number while they come in. When no more are expected, they are divided
 * into visits: by patient, by the authority that assigned the number, and, where the number is an
 * account's, by the day of service.
 */
final class VisitDraft {
  private final List<Entry> entries = new ArrayList<>(1);
  private final Set<String> texts = new LinkedHashSet<>();
  private final String mrnAuthority;

  /**
   * @param mrnAuthority whose record numbers count, or ""
   */
  VisitDraft(String mrnAuthority) {
    this.mrnAuthority = mrnAuthority;
  }

  /** A message with what it states. */
  private record Entry(
      Message message,
      Draft draft,
      VisitKey key,
      PatientNumbers patient,
      Optional<Evidence> evidence) {
    List<Fact.Service> services() {
      return draft.services();
    }
  }

  /**
   * Adds a message; false where the very same one is there already.
   *
   * @param evidence of a trigger point injection; empty for a broken message, of which nobody knows
   */
  boolean add(Message message, Draft draft, VisitKey key, Optional<Evidence> evidence) {
    if (!texts.add(message.text())) {
      entries
          .get(0)
          .draft()
          .note(
              Finding.information(Codes.REPEATED, "The same message came before; it counts once.")
                  .at(message.place()));
      return false;
    }
    entries.add(new Entry(message, draft, key, PatientNumbers.of(message), evidence));
    return true;
  }

  /** Adds the messages of an account to those of the only visit on it. */
  void addAll(VisitDraft account) {
    account.entries.forEach(e -> add(e.message(), e.draft(), e.key(), e.evidence()));
  }

  boolean isOf(Message message) {
    PatientNumbers numbers = PatientNumbers.of(message);
    return entries.stream()
        .anyMatch(
            e ->
                e.patient().numbers().stream()
                    .anyMatch(
                        a ->
                            numbers.numbers().stream()
                                .anyMatch(b -> b.id().number().equals(a.id().number()))));
  }

  long lastNumber() {
    return entries.get(entries.size() - 1).message().number();
  }

  long characters() {
    return entries.stream().mapToLong(e -> e.message().text().length()).sum();
  }

  List<VisitMessages> finish(Resolution resolution) {
    List<VisitMessages> visits = new ArrayList<>(1);
    for (List<Entry> ofPatient : byPatient(entries)) {
      for (List<Entry> ofNumber : byAuthority(ofPatient)) {
        byDay(ofNumber).forEach((day, of) -> visits.add(visit(of, day, resolution)));
      }
    }
    return visits;
  }

  private VisitMessages visit(List<Entry> of, String day, Resolution resolution) {
    List<Finding> findings = new ArrayList<>();
    List<Message> messages = new ArrayList<>();
    for (Entry each : of) {
      messages.add(each.message());
      findings.addAll(each.message().findings());
      findings.addAll(each.draft().findings());
    }
    Optional<Evidence> evidence =
        of.stream().flatMap(e -> e.evidence().stream()).reduce(Evidence::and);
    evidence.ifPresent(e -> findings.addAll(e.findings()));
    List<VisitKey> keys = of.stream().map(Entry::key).filter(k -> k.segment().isPresent()).toList();
    List<VisitKey> numbered = keys.stream().filter(k -> !k.account()).toList();
    VisitNumber number =
        new VisitNumber(numbered.isEmpty() ? keys : numbered, day, patient(of, findings));
    Telling telling = resolution.of(of.stream().map(Entry::draft).toList(), number, findings);
    VisitMessages visit = new VisitMessages(messages, telling, number.visitId());
    return evidence
        .filter(e -> !e.isOfTpi() && !visit.isBroken())
        .map(e -> visit.withoutSign(e.at()))
        .orElse(visit);
  }

  /** The record numbers that count: those of the configured authority, else the first ones. */
  private List<PatientNumbers.PatientNumber> patient(List<Entry> of, List<Finding> findings) {
    List<PatientNumbers.PatientNumber> configured =
        of.stream().flatMap(e -> e.patient().of(mrnAuthority).stream()).toList();
    if (!mrnAuthority.isEmpty() && !configured.isEmpty()) {
      return configured;
    }
    List<Entry> sorted =
        of.stream().sorted((a, b) -> Draft.CANONICAL.compare(a.draft(), b.draft())).toList();
    List<PatientNumbers.PatientNumber> firsts =
        sorted.stream().flatMap(e -> e.patient().first().stream()).toList();
    Optional<PatientNumbers.PatientNumber> other =
        firsts.stream().filter(n -> !sameNumber(n, firsts.get(0))).findFirst();
    if (other.isEmpty()) {
      return firsts;
    }
    findings.add(
        Finding.warning(
                Codes.MRN,
                "The messages of the visit list the patient's record numbers in different orders;"
                    + " the one in "
                    + firsts.get(0).segment().place(firsts.get(0).field()).withinSource()
                    + " is used. Name the authority that counts as mrn-authority in the map of"
                    + " segments.")
            .at(other.get().segment().place(other.get().field())));
    return List.of(firsts.get(0));
  }

  private static boolean sameNumber(
      PatientNumbers.PatientNumber a, PatientNumbers.PatientNumber b) {
    return a.id().number().equals(b.id().number());
  }

  /** Messages that share a record number are of one patient. */
  private static List<List<Entry>> byPatient(List<Entry> entries) {
    if (entries.size() == 1) {
      return List.of(entries);
    }
    Identifiers ids = new Identifiers();
    entries.forEach(e -> e.patient().numbers().forEach(n -> ids.add(n.id())));
    for (Entry each : entries) {
      each.patient()
          .first()
          .ifPresent(first -> each.patient().numbers().forEach(n -> ids.join(first.id(), n.id())));
    }
    return grouped(entries, e -> e.patient().first().map(n -> ids.resolve(n.id())).orElse(""));
  }

  private static List<List<Entry>> byAuthority(List<Entry> entries) {
    if (entries.size() == 1) {
      return List.of(entries);
    }
    Identifiers ids = new Identifiers();
    entries.forEach(e -> ids.add(e.key().id()));
    // An account's number says nothing of the visit number's authority.
    return grouped(entries, e -> e.key().account() ? "" : ids.resolve(e.key().id()));
  }

  private interface Grouping {
    /** "" for an entry that belongs to the only group there is. */
    String key(Entry entry);
  }

  private static List<List<Entry>> grouped(List<Entry> entries, Grouping grouping) {
    Map<String, List<Entry>> groups = new LinkedHashMap<>();
    List<Entry> open = new ArrayList<>();
    for (Entry each : entries) {
      String key = grouping.key(each);
      if (key.isEmpty()) {
        open.add(each);
      } else {
        groups.computeIfAbsent(key, k -> new ArrayList<>()).add(each);
      }
    }
    if (!open.isEmpty()) {
      if (groups.size() == 1) {
        groups.values().iterator().next().addAll(open);
      } else {
        groups.put("", open);
      }
    }
    return List.copyOf(groups.values());
  }

  /** By the day of service that belongs to the number; one group, "", for a visit's own number. */
  private static Map<String, List<Entry>> byDay(List<Entry> entries) {
    List<Entry> numbered = entries.stream().filter(e -> !e.key().account()).toList();
    if (numbered.size() == entries.size()) {
      return Map.of("", entries);
    }
    List<Fact.Service> services = entries.stream().flatMap(e -> e.services().stream()).toList();
    List<String> days = ServiceDays.of(services).stream().map(s -> s.at().dayText()).toList();
    if (!numbered.isEmpty() && days.size() <= 1) {
      return Map.of("", entries);
    }
    Map<String, List<Entry>> byDay = new TreeMap<>();
    for (Entry each : entries) {
      String day = numbered.contains(each) ? "" : day(each, days);
      byDay.computeIfAbsent(day, d -> new ArrayList<>()).add(each);
    }
    if (!numbered.isEmpty()) {
      joinVisit(numbered, byDay);
    }
    return byDay;
  }

  /** What the account has on the day of the visit with a number is of that visit. */
  private static void joinVisit(List<Entry> numbered, Map<String, List<Entry>> byDay) {
    ServiceDays.of(numbered.stream().flatMap(e -> e.services().stream()).toList()).stream()
        .findFirst()
        .map(s -> byDay.remove(s.at().dayText()))
        .ifPresent(byDay.get("")::addAll);
  }

  /** A message without its own service is of the last day of service before it. */
  private static String day(Entry entry, List<String> days) {
    Optional<Fact.Service> own = ServiceDays.of(entry.services()).stream().findFirst();
    String stated = own.map(s -> s.at().dayText()).orElseGet(entry.draft()::statedDay);
    if (days.isEmpty() || days.contains(stated)) {
      return stated;
    }
    if (own.isPresent()) {
      // A session across midnight has the day on which it began.
      return days.stream().filter(d -> d.compareTo(stated) < 0).reduce((a, b) -> b).orElse(stated);
    }
    if (stated.isEmpty()) {
      return days.size() == 1 ? days.get(0) : "";
    }
    return days.stream()
        .filter(d -> d.compareTo(stated) < 0)
        .reduce((a, b) -> b)
        .orElse(days.get(0));
  }
}
