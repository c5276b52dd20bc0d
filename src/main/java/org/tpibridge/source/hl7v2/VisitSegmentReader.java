package org.tpibridge.source.hl7v2;

import java.util.StringJoiner;
import org.tpibridge.visit.Column;

/**
 * PV1: where, with whom, when. Its number is read when it is decided which visit a message is of.
 */
final class VisitSegmentReader implements SegmentReader {
  private static final int LOCATION = 3;
  private static final int ATTENDING = 7;
  private static final int ADMITTED = 44;
  private static final int DISCHARGED = 45;
  private static final int DESCRIPTION = 9;

  @Override
  public void read(Segment pv1, Scene scene) {
    Draft draft = scene.draft();
    draft.tell(Column.LOCATION, Rank.FIRST, location(pv1, LOCATION), pv1, LOCATION, 0);
    draft.see(pv1, ATTENDING, Rank.FOURTH);
    scene
        .moment(pv1, ADMITTED)
        .ifPresent(m -> draft.tell(Column.VISIT_START, Rank.FIRST, m, pv1, ADMITTED));
    scene
        .moment(pv1, DISCHARGED)
        .ifPresent(
            m -> {
              draft.tell(Column.VISIT_END, Rank.FIRST, m, pv1, DISCHARGED);
              m.instant().ifPresent(at -> draft.add(new Fact.Finished(at)));
            });
  }

  /** A PL's description, else its point of care, room and bed. */
  static String location(Segment segment, int field) {
    String described = segment.value(field, DESCRIPTION);
    if (!described.isEmpty()) {
      return described;
    }
    StringJoiner parts = new StringJoiner(" ");
    for (int component = 1; component <= 3; component++) {
      String part = segment.value(field, component);
      if (!part.isEmpty()) {
        parts.add(part);
      }
    }
    return parts.toString();
  }
}
