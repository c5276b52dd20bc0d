package org.tpibridge.source.hl7v2;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.visit.Column;

/** TXA: which document this is, whose, and whether it still counts. */
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
  public void read(Segment txa, Scene scene) {
    String completion = txa.value(COMPLETION).toUpperCase(Locale.ROOT);
    String availability = txa.value(AVAILABILITY).toUpperCase(Locale.ROOT);
    boolean withdrawn = NOT_AVAILABLE.contains(availability) || scene.event().equals("T11");
    txa.used(ID, 1);
    txa.used(PARENT, 1);
    Statement statement =
        scene
            .draft()
            .open(
                new Item.Document(
                    EntityId.of(txa, ID),
                    EntityId.of(txa, PARENT),
                    scene.event(),
                    completion,
                    availability),
                withdrawn ? Statement.Action.REMOVE : Statement.Action.ASSERT,
                Optional.empty(),
                status(withdrawn, completion, scene.event()),
                txa.place(withdrawn ? AVAILABILITY : ID));
    scene.document(statement);
    scene.draft().see(txa, PROVIDER, Rank.FIFTH);
    scene.draft().see(txa, ORIGINATOR, Rank.SIXTH);
    scene
        .moment(txa, ACTIVITY)
        .ifPresent(m -> scene.draft().tell(Column.VISIT_START, Rank.SIXTH, m, txa, ACTIVITY));
  }

  private static Version.Status status(boolean withdrawn, String completion, String event) {
    if (withdrawn) {
      return Version.Status.WITHDRAWAL;
    }
    if (PRELIMINARY.contains(completion)) {
      return Version.Status.PRELIMINARY;
    }
    return REPLACING.contains(event) ? Version.Status.CORRECTION : Version.Status.FINAL;
  }
}
