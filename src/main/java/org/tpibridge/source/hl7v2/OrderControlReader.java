package org.tpibridge.source.hl7v2;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** ORC: which order the next segments are of, and whether it was canceled. */
final class OrderControlReader implements SegmentReader {
  private static final int CONTROL = 1;

  /**
   * HL7 table 0119: cancel request, canceled, canceled as requested. DC and OD discontinue an
   * order; what was given before stays.
   */
  private static final Set<String> CANCELED = Set.of("CA", "OC", "CR");

  @Override
  public void read(Segment orc, Scene scene) {
    OrderNumbers numbers = OrderNumbers.of(orc);
    scene.given(Optional.empty());
    scene.order(numbers);
    if (CANCELED.contains(orc.value(CONTROL).toUpperCase(Locale.ROOT)) && !numbers.isEmpty()) {
      scene
          .draft()
          .open(
              new Item.OrderCanceled(numbers),
              Statement.Action.REMOVE,
              Optional.empty(),
              Version.Status.WITHDRAWAL,
              orc.place(CONTROL));
    }
  }
}
