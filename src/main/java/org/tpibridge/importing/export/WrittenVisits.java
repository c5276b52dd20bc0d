package org.tpibridge.importing.export;

import static java.nio.charset.StandardCharsets.UTF_8;

import org.tpibridge.finding.Finding;
import org.tpibridge.pipeline.VisitResult;

/**
 * Recognizes visits that were already written in this run. A visit id that occurs in two inputs
 * gives the same resource ids, so that the second visit would replace the first. An identical visit
 * is therefore written once, and a different one is rejected.
 */
public final class WrittenVisits {
  private static final String AGAIN = "TPI-CONVERT-VISIT-AGAIN";

  private final Deduplicator ids = new Deduplicator();
  private final Deduplicator contents = new Deduplicator();

  /**
   * The result of the check.
   *
   * @param isNew whether the visit is to be written
   */
  public record DuplicateCheck(VisitResult result, boolean isNew) {}

  public DuplicateCheck check(VisitResult result) {
    if (!(result instanceof VisitResult.Accepted visit)) {
      return new DuplicateCheck(result, false);
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
            AGAIN, "An earlier input contains the same visit. The visit is written once.")
        .at(visit.place());
  }

  private static Finding different(VisitResult.Accepted visit) {
    return Finding.error(
            AGAIN,
            "An earlier input contains a different visit with this id, or the same visit in"
                + " another format. The earlier visit was written; this one was not. Correct the"
                + " id of one of them, or convert only the correct input. All messages of one"
                + " visit have to be in one file.")
        .at(visit.place());
  }
}
