package org.tpibridge.reading.hl7v2.statement;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.assembly.RawValue;
import org.tpibridge.reading.assembly.ValueStyle;
import org.tpibridge.reading.hl7v2.message.Hl7Message;
import org.tpibridge.reading.hl7v2.message.Hl7Segment;
import org.tpibridge.reading.hl7v2.message.Hl7Time;
import org.tpibridge.visit.Column;

/**
 * Collects the statements of one message. A reader adds facts to the statement that was opened
 * last.
 */
public final class MessageStatements {
  /** Orders messages by their content, not by their arrival. */
  public static final Comparator<MessageStatements> CANONICAL =
      Comparator.comparing((MessageStatements d) -> d.sent.orElse(Instant.MIN))
          .thenComparing(d -> d.controlId)
          .thenComparing(d -> d.message.number());

  private static final int DAY = 10;

  /** The action codes of DG1 and PR1. */
  private static final int CODE = 3;

  private final Hl7Message message;
  private final String controlId;
  private final boolean charges;
  private final Optional<Instant> sent;
  private final List<MessageStatement> statements = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>(2);
  private final MessageStatement context;
  private MessageStatement current;

  /**
   * @param sent the time of the message (MSH-7)
   */
  public MessageStatements(Hl7Message message, Optional<Instant> sent) {
    this.message = message;
    this.controlId = message.first("MSH").map(msh -> msh.peek(10, 1)).orElse("");
    this.charges = message.type().startsWith("DFT");
    this.sent = sent;
    this.context =
        start(
            new StatementSubject.Context(),
            MessageStatement.Action.ASSERT,
            Optional.empty(),
            StatementVersion.Status.FINAL,
            message.place());
  }

  /**
   * Begins a statement.
   *
   * @param recorded the recording time (OBR-22, RXA-22)
   */
  public MessageStatement start(
      StatementSubject item,
      MessageStatement.Action action,
      Optional<Instant> recorded,
      StatementVersion.Status status,
      Place place) {
    StatementVersion version = StatementVersion.of(recorded, sent, status);
    current = new MessageStatement(item, action, version, message, statements.size(), place);
    statements.add(current);
    return current;
  }

  /** Begins a statement about a segment with its own action code: add, update or delete. */
  public void start(StatementSubject item, Hl7Segment segment, int action) {
    String code = segment.value(action).toUpperCase(Locale.ROOT);
    boolean removed = code.equals("D");
    boolean replaced = code.equals("U");
    start(
        item,
        removed
            ? MessageStatement.Action.REMOVE
            : replaced ? MessageStatement.Action.REPLACE : MessageStatement.Action.ASSERT,
        Optional.empty(),
        removed
            ? StatementVersion.Status.WITHDRAWAL
            : replaced ? StatementVersion.Status.CORRECTION : StatementVersion.Status.FINAL,
        removed ? segment.place(action) : segment.place(CODE));
  }

  /** Resumes a statement that was begun earlier. */
  public void resume(MessageStatement statement) {
    current = statement;
  }

  /** Continues with facts about the message as a whole. */
  public void endStatement() {
    current = context;
  }

  public MessageStatement current() {
    return current;
  }

  public void add(StatedFact fact) {
    current.facts().add(fact);
  }

  /** Adds a finding that is reported whatever the other messages state. */
  public void addFinding(Finding finding) {
    findings.add(finding);
  }

  /** Adds a finding that is reported only if the statement is used. */
  public void addStatementFinding(Finding finding) {
    current.findings().add(finding);
  }

  public void addValue(
      Column column, int rank, String text, Hl7Segment segment, int field, int component) {
    addValue(column, rank, text, ValueStyle.CANONICAL, segment, field, component);
  }

  public void addValue(
      Column column,
      int rank,
      String text,
      ValueStyle style,
      Hl7Segment segment,
      int field,
      int component) {
    addValue(column, rank, new RawValue(text, segment.place(field, component), style));
  }

  public void addValue(Column column, int rank, Hl7Time moment, Hl7Segment segment, int field) {
    addValue(column, rank, moment.text(), moment.style(), segment, field, 1);
  }

  public void addValue(Column column, int rank, RawValue value) {
    if (!value.text().isBlank()) {
      add(new StatedFact.Value(column, rank, value));
    }
  }

  public void addText(String text, Hl7Segment segment, int field) {
    if (!text.isBlank()) {
      add(new StatedFact.Text(text.strip(), segment.place(field)));
    }
  }

  /** Returns the clinicians in a field. */
  public void addClinicians(Hl7Segment segment, int field, int rank) {
    ClinicianField.read(segment, field, rank).forEach(this::add);
  }

  /** Whether the message is about charges. */
  public boolean isCharges() {
    return charges;
  }

  /** Returns the days of the procedure that the message states and does not withdraw. */
  public List<StatedFact.ServiceDay> services() {
    return statements.stream()
        .filter(
            s ->
                s.action() == MessageStatement.Action.ASSERT
                    || s.action() == MessageStatement.Action.REPLACE)
        .flatMap(s -> s.facts().stream())
        .filter(StatedFact.ServiceDay.class::isInstance)
        .map(StatedFact.ServiceDay.class::cast)
        .toList();
  }

  /** Returns the day on which the visit begins, from the best field of the message, or "". */
  public String visitDay() {
    return statements.stream()
        .flatMap(s -> s.facts().stream())
        .filter(StatedFact.Value.class::isInstance)
        .map(StatedFact.Value.class::cast)
        .filter(v -> v.column() == Column.VISIT_START)
        .filter(v -> v.value().style() == ValueStyle.CANONICAL && v.value().text().length() >= DAY)
        .min(Comparator.comparingInt(StatedFact.Value::precedence))
        .map(v -> v.value().text().substring(0, DAY))
        .orElse("");
  }

  public List<MessageStatement> statements() {
    return statements;
  }

  public List<Finding> findings() {
    return findings;
  }
}
