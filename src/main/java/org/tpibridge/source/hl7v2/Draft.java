package org.tpibridge.source.hl7v2;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.source.telling.Style;
import org.tpibridge.source.telling.Words;
import org.tpibridge.visit.Column;

/**
 * What one message states, statement by statement. What a reader adds goes into the statement that
 * was opened last.
 */
final class Draft {
  /** The order of messages by what they say, not by when they arrived. */
  static final Comparator<Draft> CANONICAL =
      Comparator.comparing((Draft d) -> d.sent.orElse(Instant.MIN))
          .thenComparing(d -> d.controlId)
          .thenComparing(d -> d.message.number());

  private static final int DAY = 10;

  /** Of DG1 and of PR1. */
  private static final int CODE = 3;

  private final Message message;
  private final String controlId;
  private final boolean charges;
  private final Optional<Instant> sent;
  private final List<Statement> statements = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>(2);
  private final Statement context;
  private Statement current;

  /**
   * @param sent MSH-7
   */
  Draft(Message message, Optional<Instant> sent) {
    this.message = message;
    this.controlId = message.first("MSH").map(msh -> msh.peek(10, 1)).orElse("");
    this.charges = message.type().startsWith("DFT");
    this.sent = sent;
    this.context =
        open(
            new Item.Context(),
            Statement.Action.ASSERT,
            Optional.empty(),
            Version.Status.FINAL,
            message.place());
  }

  /**
   * Begins a statement.
   *
   * @param recorded OBR-22, RXA-22
   */
  Statement open(
      Item item,
      Statement.Action action,
      Optional<Instant> recorded,
      Version.Status status,
      Place place) {
    Version version = Version.of(recorded, sent, status);
    current = new Statement(item, action, version, message, statements.size(), place);
    statements.add(current);
    return current;
  }

  /** Begins one about a segment that says itself whether it adds, updates or deletes. */
  void open(Item item, Segment segment, int action) {
    String code = segment.value(action).toUpperCase(Locale.ROOT);
    boolean removed = code.equals("D");
    boolean replaced = code.equals("U");
    open(
        item,
        removed
            ? Statement.Action.REMOVE
            : replaced ? Statement.Action.REPLACE : Statement.Action.ASSERT,
        Optional.empty(),
        removed
            ? Version.Status.WITHDRAWAL
            : replaced ? Version.Status.CORRECTION : Version.Status.FINAL,
        removed ? segment.place(action) : segment.place(CODE));
  }

  /** Goes on with one that was begun before. */
  void resume(Statement statement) {
    current = statement;
  }

  /** What is of the message as a whole comes next. */
  void close() {
    current = context;
  }

  Statement current() {
    return current;
  }

  void add(Fact fact) {
    current.facts().add(fact);
  }

  /** A finding that counts whatever the other messages say. */
  void note(Finding finding) {
    findings.add(finding);
  }

  /** A finding that counts if the statement does. */
  void noteOnStatement(Finding finding) {
    current.findings().add(finding);
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
    tell(column, rank, new Words(text, segment.place(field, component), style));
  }

  void tell(Column column, int rank, Moment moment, Segment segment, int field) {
    tell(column, rank, moment.text(), moment.style(), segment, field, 1);
  }

  void tell(Column column, int rank, Words words) {
    if (!words.text().isBlank()) {
      add(new Fact.Value(column, rank, words));
    }
  }

  void text(String text, Segment segment, int field) {
    if (!text.isBlank()) {
      add(new Fact.Text(text.strip(), segment.place(field)));
    }
  }

  /** The clinicians that a field names. */
  void see(Segment segment, int field, int rank) {
    ClinicianField.read(segment, field, rank).forEach(this::add);
  }

  /** Whether the message is one about charges. */
  boolean isCharges() {
    return charges;
  }

  /** What the message states of the day of the procedure, unless it withdraws it. */
  List<Fact.Service> services() {
    return statements.stream()
        .filter(
            s -> s.action() == Statement.Action.ASSERT || s.action() == Statement.Action.REPLACE)
        .flatMap(s -> s.facts().stream())
        .filter(Fact.Service.class::isInstance)
        .map(Fact.Service.class::cast)
        .toList();
  }

  /** The day on which the visit begins, by the message's best field; "" where it has none. */
  String statedDay() {
    return statements.stream()
        .flatMap(s -> s.facts().stream())
        .filter(Fact.Value.class::isInstance)
        .map(Fact.Value.class::cast)
        .filter(v -> v.column() == Column.VISIT_START)
        .filter(v -> v.words().style() == Style.CANONICAL && v.words().text().length() >= DAY)
        .min(Comparator.comparingInt(Fact.Value::rank))
        .map(v -> v.words().text().substring(0, DAY))
        .orElse("");
  }

  List<Statement> statements() {
    return statements;
  }

  List<Finding> findings() {
    return findings;
  }
}
