package org.tpibridge.source.hl7v2;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.tpibridge.visit.Column;

/** OBR: what the observations that follow have in common. */
final class BatteryReader implements SegmentReader {
  private static final int SERVICE = 4;
  private static final int OBSERVED = 7;
  private static final int REPORTED = 22;
  private static final int STATUS = 25;

  @Override
  public void read(Segment obr, Scene scene) {
    String name = AdministrationReader.drugText(obr, SERVICE);
    Optional<Moment> at = scene.moment(obr, OBSERVED);
    Optional<Instant> reported = scene.instant(obr, REPORTED);
    scene.given(Optional.empty());
    scene.battery(OrderNumbers.of(obr), obr.peek(SERVICE, 1), name, at, reported);
    if (obr.value(STATUS).toUpperCase(Locale.ROOT).equals("X")) {
      scene
          .draft()
          .open(
              new Item.NoResults(scene.batteryOrder(), scene.group()),
              Statement.Action.REMOVE,
              reported,
              Version.Status.WITHDRAWAL,
              obr.place(STATUS));
      scene.information(
          Codes.STATUS,
          "OBR-25 says that the order has no results; what was sent of it does not count.",
          obr.place(STATUS));
      scene.draft().close();
      return;
    }
    StatedTechnique.inCoded(obr, SERVICE, scene);
    at.ifPresent(m -> scene.draft().tell(Column.VISIT_START, Rank.FIFTH, m, obr, OBSERVED));
  }
}
