package org.tpibridge.reading.hl7v2.segment;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.reading.hl7v2.message.EntityIdentifier;
import org.tpibridge.reading.hl7v2.message.Hl7Segment;
import org.tpibridge.reading.hl7v2.statement.MessageStatement;
import org.tpibridge.reading.hl7v2.statement.Precedence;
import org.tpibridge.reading.hl7v2.statement.StatementSubject;
import org.tpibridge.reading.hl7v2.statement.StatementVersion;
import org.tpibridge.visit.Column;

/** Reads TXA: the identity, author and status of a document. */
final class DocumentReader implements SegmentReader {
  /** HL7 table 0273: deleted, obsolete, unavailable. */
  private static final Set<String> NOT_AVAILABLE = Set.of("CA", "OB", "UN");

  private static final int ACTIVITY = 4;
  private static final int PROVIDER = 5;
  private static final int ORIGINATOR = 9;
  private static final int ID = 12;
  private static final int PARENT = 13;
  private static final int COMPLETION = 17;
  private static final int AVAILABILITY = 19;

  /** HL7 table 0271: dictated, pre-authenticated. */
  private static final Set<String> PRELIMINARY = Set.of("DI", "PA");

  private static final Set<String> REPLACING = Set.of("T08", "T09", "T10");

  @Override
  public void read(Hl7Segment txa, MessageContext context) {
    String completion = txa.value(COMPLETION).toUpperCase(Locale.ROOT);
    String availability = txa.value(AVAILABILITY).toUpperCase(Locale.ROOT);
    boolean withdrawn = NOT_AVAILABLE.contains(availability) || context.event().equals("T11");
    txa.markUsed(ID, 1);
    txa.markUsed(PARENT, 1);
    MessageStatement statement =
        context
            .statements()
            .start(
                new StatementSubject.Document(
                    EntityIdentifier.of(txa, ID),
                    EntityIdentifier.of(txa, PARENT),
                    context.event(),
                    completion,
                    availability),
                withdrawn ? MessageStatement.Action.REMOVE : MessageStatement.Action.ASSERT,
                Optional.empty(),
                status(withdrawn, completion, context.event()),
                txa.place(withdrawn ? AVAILABILITY : ID));
    context.document(statement);
    context.statements().addClinicians(txa, PROVIDER, Precedence.FIFTH);
    context.statements().addClinicians(txa, ORIGINATOR, Precedence.SIXTH);
    context
        .timeIn(txa, ACTIVITY)
        .ifPresent(
            m ->
                context
                    .statements()
                    .addValue(Column.VISIT_START, Precedence.SIXTH, m, txa, ACTIVITY));
  }

  private static StatementVersion.Status status(
      boolean withdrawn, String completion, String event) {
    if (withdrawn) {
      return StatementVersion.Status.WITHDRAWAL;
    }
    if (PRELIMINARY.contains(completion)) {
      return StatementVersion.Status.PRELIMINARY;
    }
    return REPLACING.contains(event)
        ? StatementVersion.Status.CORRECTION
        : StatementVersion.Status.FINAL;
  }
}
