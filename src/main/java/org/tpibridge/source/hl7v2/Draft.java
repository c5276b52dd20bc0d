package org.tpibridge.source.hl7v2;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.tpibridge.finding.Finding;
import org.tpibridge.source.telling.Style;
import org.tpibridge.source.telling.Telling;
import org.tpibridge.source.telling.Words;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Column;

/** A visit while its messages come in. */
final class Draft {
  private final List<Message> messages = new ArrayList<>(1);
  private final Set<String> texts = new LinkedHashSet<>();
  private final List<Finding> findings = new ArrayList<>();
  private final Candidates candidates = new Candidates();
  private final People people = new People();
  private final Scores scores = new Scores();
  private final Charges charges;
  private final Medication medication;
  private final Notes notes = new Notes();

  Draft(Terminology terminology) {
    charges = new Charges(terminology);
    medication = new Medication(terminology);
  }

  /** Takes a message in; false where the very same one is in it already. */
  boolean take(Message message) {
    if (!texts.add(message.text())) {
      note(
          Finding.information(Codes.REPEATED, "The same message came before; it counts once.")
              .at(message.place()));
      return false;
    }
    messages.add(message);
    findings.addAll(message.findings());
    return true;
  }

  void note(Finding finding) {
    findings.add(finding);
  }

  void tell(Column column, int rank, String text, Segment segment, int field, int component) {
    tell(column, rank, text, Style.CANONICAL, segment, field, component);
  }

  void tell(
      Column column,
      int rank,
      String text,
      Style style,
      Segment segment,
      int field,
      int component) {
    Words words = new Words(text, segment.place(field, component), style);
    candidates.add(column, rank, segment.message(), words);
  }

  void tell(Column column, int rank, Moment moment, Segment segment, int field) {
    tell(column, rank, moment.text(), moment.style(), segment, field, 1);
  }

  Candidates candidates() {
    return candidates;
  }

  People people() {
    return people;
  }

  Scores scores() {
    return scores;
  }

  Charges charges() {
    return charges;
  }

  Medication medication() {
    return medication;
  }

  Notes notes() {
    return notes;
  }

  long lastNumber() {
    return messages.get(messages.size() - 1).number();
  }

  long characters() {
    return messages.stream().mapToLong(m -> m.text().length()).sum();
  }

  /** The visit as all of its messages tell it. */
  VisitMessages finish() {
    people.tell(candidates);
    medication.tell(candidates, findings);
    charges.tell(candidates, findings);
    scores.tell(candidates, findings);
    notes.tell(candidates);
    Days.compare(candidates, findings);
    Telling telling = new Telling(candidates.chosen(findings), findings);
    String visitId = telling.of(Column.VISIT_ID).stream().findFirst().map(Words::text).orElse("");
    return new VisitMessages(messages, telling, visitId);
  }
}
