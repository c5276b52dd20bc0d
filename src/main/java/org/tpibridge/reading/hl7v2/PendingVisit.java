package org.tpibridge.reading.hl7v2;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.assembly.ExtractedFields;
import org.tpibridge.reading.hl7v2.message.EntityIdentifierMatcher;
import org.tpibridge.reading.hl7v2.message.Hl7FindingCodes;
import org.tpibridge.reading.hl7v2.message.Hl7Message;
import org.tpibridge.reading.hl7v2.message.MessagePatientNumbers;
import org.tpibridge.reading.hl7v2.message.VisitKey;
import org.tpibridge.reading.hl7v2.resolution.ServiceDays;
import org.tpibridge.reading.hl7v2.resolution.VisitNumbers;
import org.tpibridge.reading.hl7v2.resolution.VisitResolver;
import org.tpibridge.reading.hl7v2.statement.MessageStatements;
import org.tpibridge.reading.hl7v2.statement.StatedFact;

/**
 * Collects the messages with one number. When no more messages are expected, they are divided into
 * visits: by patient, by the authority that assigned the number, and, for an account number, by day
 * of service.
 */
final class PendingVisit {
  private final List<PendingMessage> entries = new ArrayList<>(1);
  private final Set<String> texts = new LinkedHashSet<>();
  private final String mrnAuthority;

  /**
   * @param mrnAuthority the assigning authority whose record numbers are used, or ""
   */
  PendingVisit(String mrnAuthority) {
    this.mrnAuthority = mrnAuthority;
  }

  /** A message with its statements. */
  private record PendingMessage(
      Hl7Message message,
      MessageStatements statements,
      VisitKey key,
      MessagePatientNumbers patient,
      Optional<TpiEvidence> evidence) {
    List<StatedFact.ServiceDay> services() {
      return statements.services();
    }
  }

  /**
   * Adds a message; returns false if exactly the same message was added before.
   *
   * @param evidence of a trigger point injection; empty for a broken message, whose content is
   *     unknown
   */
  boolean add(
      Hl7Message message,
      MessageStatements statements,
      VisitKey key,
      Optional<TpiEvidence> evidence) {
    if (!texts.add(message.text())) {
      entries
          .get(0)
          .statements()
          .addFinding(
              Finding.information(
                      Hl7FindingCodes.REPEATED,
                      "The message is a duplicate of an earlier one and is used once.")
                  .at(message.place()));
      return false;
    }
    entries.add(
        new PendingMessage(message, statements, key, MessagePatientNumbers.of(message), evidence));
    return true;
  }

  /** Adds the messages of an account to those of the only visit on it. */
  void addAll(PendingVisit account) {
    account.entries.forEach(e -> add(e.message(), e.statements(), e.key(), e.evidence()));
  }

  boolean contains(Hl7Message message) {
    MessagePatientNumbers numbers = MessagePatientNumbers.of(message);
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

  List<VisitMessages> visits(VisitResolver resolution) {
    List<VisitMessages> visits = new ArrayList<>(1);
    for (List<PendingMessage> ofPatient : byPatient(entries)) {
      for (List<PendingMessage> ofNumber : byAuthority(ofPatient)) {
        byDay(ofNumber).forEach((day, of) -> visits.add(visit(of, day, resolution)));
      }
    }
    return visits;
  }

  private VisitMessages visit(List<PendingMessage> of, String day, VisitResolver resolution) {
    List<Finding> findings = new ArrayList<>();
    List<Hl7Message> messages = new ArrayList<>();
    for (PendingMessage each : of) {
      messages.add(each.message());
      findings.addAll(each.message().findings());
      findings.addAll(each.statements().findings());
    }
    Optional<TpiEvidence> evidence =
        of.stream().flatMap(e -> e.evidence().stream()).reduce(TpiEvidence::combinedWith);
    evidence.ifPresent(e -> findings.addAll(e.findings()));
    List<VisitKey> keys =
        of.stream().map(PendingMessage::key).filter(k -> k.segment().isPresent()).toList();
    List<VisitKey> numbered = keys.stream().filter(k -> !k.account()).toList();
    VisitNumbers number =
        new VisitNumbers(numbered.isEmpty() ? keys : numbered, day, patient(of, findings));
    ExtractedFields extracted =
        resolution.resolve(of.stream().map(PendingMessage::statements).toList(), number, findings);
    VisitMessages visit = new VisitMessages(messages, extracted, number.visitId());
    return evidence
        .filter(e -> !e.isOfTpi() && !visit.isMalformed())
        .map(e -> visit.withoutTpiSign(e.place()))
        .orElse(visit);
  }

  /** Returns the record numbers to use: those of the configured authority, or the first ones. */
  private List<MessagePatientNumbers.PatientNumber> patient(
      List<PendingMessage> of, List<Finding> findings) {
    List<MessagePatientNumbers.PatientNumber> configured =
        of.stream().flatMap(e -> e.patient().of(mrnAuthority).stream()).toList();
    if (!mrnAuthority.isEmpty() && !configured.isEmpty()) {
      return configured;
    }
    List<PendingMessage> sorted =
        of.stream()
            .sorted((a, b) -> MessageStatements.CANONICAL.compare(a.statements(), b.statements()))
            .toList();
    List<MessagePatientNumbers.PatientNumber> firstNumbers =
        sorted.stream().flatMap(e -> e.patient().first().stream()).toList();
    Optional<MessagePatientNumbers.PatientNumber> other =
        firstNumbers.stream().filter(n -> !sameNumber(n, firstNumbers.get(0))).findFirst();
    if (other.isEmpty()) {
      return firstNumbers;
    }
    findings.add(
        Finding.warning(
                Hl7FindingCodes.MRN,
                "The messages of the visit list the patient's record numbers in different orders."
                    + " The number in "
                    + firstNumbers
                        .get(0)
                        .segment()
                        .place(firstNumbers.get(0).field())
                        .locationInSource()
                    + " is used. To select the number, set mrn-authority in the segment"
                    + " map.")
            .at(other.get().segment().place(other.get().field())));
    return List.of(firstNumbers.get(0));
  }

  private static boolean sameNumber(
      MessagePatientNumbers.PatientNumber a, MessagePatientNumbers.PatientNumber b) {
    return a.id().number().equals(b.id().number());
  }

  /** Groups messages by patient: messages that share a record number are of one patient. */
  private static List<List<PendingMessage>> byPatient(List<PendingMessage> entries) {
    if (entries.size() == 1) {
      return List.of(entries);
    }
    EntityIdentifierMatcher ids = new EntityIdentifierMatcher();
    entries.forEach(e -> e.patient().numbers().forEach(n -> ids.add(n.id())));
    for (PendingMessage each : entries) {
      each.patient()
          .first()
          .ifPresent(first -> each.patient().numbers().forEach(n -> ids.link(first.id(), n.id())));
    }
    return grouped(entries, e -> e.patient().first().map(n -> ids.resolve(n.id())).orElse(""));
  }

  private static List<List<PendingMessage>> byAuthority(List<PendingMessage> entries) {
    if (entries.size() == 1) {
      return List.of(entries);
    }
    EntityIdentifierMatcher ids = new EntityIdentifierMatcher();
    entries.forEach(e -> ids.add(e.key().id()));
    // An account number does not identify the authority of the visit number.
    return grouped(entries, e -> e.key().account() ? "" : ids.resolve(e.key().id()));
  }

  private interface Grouping {
    /** Returns the only group for an entry without its own, or "". */
    String key(PendingMessage entry);
  }

  private static List<List<PendingMessage>> grouped(
      List<PendingMessage> entries, Grouping grouping) {
    Map<String, List<PendingMessage>> groups = new LinkedHashMap<>();
    List<PendingMessage> open = new ArrayList<>();
    for (PendingMessage each : entries) {
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

  /**
   * Groups by the day of service, if the number is an account's; a visit's own number has one
   * group, "".
   */
  private static Map<String, List<PendingMessage>> byDay(List<PendingMessage> entries) {
    List<PendingMessage> numbered = entries.stream().filter(e -> !e.key().account()).toList();
    if (numbered.size() == entries.size()) {
      return Map.of("", entries);
    }
    List<StatedFact.ServiceDay> services =
        entries.stream().flatMap(e -> e.services().stream()).toList();
    List<String> days = ServiceDays.of(services).stream().map(s -> s.at().dayText()).toList();
    if (!numbered.isEmpty() && days.size() <= 1) {
      return Map.of("", entries);
    }
    Map<String, List<PendingMessage>> byDay = new TreeMap<>();
    for (PendingMessage each : entries) {
      String day = numbered.contains(each) ? "" : day(each, days);
      byDay.computeIfAbsent(day, d -> new ArrayList<>()).add(each);
    }
    if (!numbered.isEmpty()) {
      addAccountMessages(numbered, byDay);
    }
    return byDay;
  }

  /** Adds what the account has on the day of a visit with a number to that visit. */
  private static void addAccountMessages(
      List<PendingMessage> numbered, Map<String, List<PendingMessage>> byDay) {
    ServiceDays.of(numbered.stream().flatMap(e -> e.services().stream()).toList()).stream()
        .findFirst()
        .map(s -> byDay.remove(s.at().dayText()))
        .ifPresent(byDay.get("")::addAll);
  }

  /** A message without its own service belongs to the last day of service before it. */
  private static String day(PendingMessage entry, List<String> days) {
    Optional<StatedFact.ServiceDay> ownService =
        ServiceDays.of(entry.services()).stream().findFirst();
    String stated = ownService.map(s -> s.at().dayText()).orElseGet(entry.statements()::visitDay);
    if (days.isEmpty() || days.contains(stated)) {
      return stated;
    }
    if (ownService.isPresent()) {
      // A session across midnight belongs to the day on which it began.
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
