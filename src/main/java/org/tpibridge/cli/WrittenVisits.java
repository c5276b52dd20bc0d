package org.tpibridge.cli;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.tpibridge.checking.VisitResult;
import org.tpibridge.finding.Finding;

/**
 * The visits that one run wrote. A visit id that is in two inputs gives the same resource ids, so
 * that the second would replace the first: the same visit is written once, and a different one is
 * rejected.
 */
final class WrittenVisits {
  private static final String AGAIN = "TPI-CONVERT-VISIT-AGAIN";

  private final Seen ids = new Seen();
  private final Seen contents = new Seen();

  /**
   * @param checked what was read
   * @param isNew false where it must not be written
   */
  record Outcome(VisitResult checked, boolean isNew) {}

  Outcome of(VisitResult checked) {
    if (!(checked instanceof VisitResult.Accepted visit)) {
      return new Outcome(checked, false);
    }
    String id = visit.bundle().getIdPart();
    boolean newContent = contents.add((id + visit.sha256()).getBytes(UTF_8));
    if (ids.add(id.getBytes(UTF_8))) {
      return new Outcome(visit, true);
    }
    return newContent
        ? new Outcome(visit.rejected(different(visit)), false)
        : new Outcome(visit.with(same(visit)), false);
  }

  private static Finding same(VisitResult.Accepted visit) {
    return Finding.warning(
            AGAIN, "An earlier input has the same visit. It is one visit, which is written once.")
        .at(visit.place());
  }

  private static Finding different(VisitResult.Accepted visit) {
    return Finding.error(
            AGAIN,
            "An earlier input has a visit of this id with other content, or in another format. That"
                + " one is written, and this one is not. Correct the id of one of them, or convert"
                + " only the input that is right. Messages of one visit have to be in one file.")
        .at(visit.place());
  }
}
