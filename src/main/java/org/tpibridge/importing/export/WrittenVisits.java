package org.tpibridge.importing.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.tpibridge.finding.Finding;
import org.tpibridge.pipeline.VisitResult;

/**
 * The visits that one run wrote. A visit id that is in two inputs gives the same resource ids, so
 * that the second would replace the first: the same visit is written once, and a different one is
 * rejected.
 */
public final class WrittenVisits {
  private static final String AGAIN = "TPI-CONVERT-VISIT-AGAIN";

  private final Deduplicator ids = new Deduplicator();
  private final Deduplicator contents = new Deduplicator();

  /**
   * @param result what was read
   * @param isNew false where it must not be written
   */
  public record DuplicateCheck(VisitResult result, boolean isNew) {}

  public DuplicateCheck check(VisitResult checked) {
    if (!(checked instanceof VisitResult.Accepted visit)) {
      return new DuplicateCheck(checked, false);
    }
    String id = visit.bundle().getIdPart();
    boolean newContent = contents.add((id + visit.sha256()).getBytes(UTF_8));
    if (ids.add(id.getBytes(UTF_8))) {
      return new DuplicateCheck(visit, true);
    }
    return newContent
        ? new DuplicateCheck(visit.rejected(different(visit)), false)
        : new DuplicateCheck(visit.with(same(visit)), false);
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
