package org.tpibridge.source;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Quoted;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.Visit;

/** The last step for each record of one input, whatever its format. */
final class Intake {
  private final VisitAssembly assembly;
  private final String numbered;
  private final VisitIds ids = new VisitIds();

  /**
   * @param numbered what a record's number counts: {@code row}
   */
  Intake(VisitAssembly assembly, String numbered) {
    this.assembly = assembly;
    this.numbered = numbered;
  }

  /**
   * @param visitId as far as it can be read, blank where it cannot
   * @param number of the record in its input
   * @param originals what the record was cut from
   * @param remarks on the record so far; with an error among them, its fields are not looked at
   */
  Parsed take(
      Told told,
      String visitId,
      String sha256,
      long number,
      List<Original> originals,
      Remarks remarks) {
    String id = CellText.strip(visitId);
    Optional<Visit> visit = Optional.empty();
    if (!remarks.haveErrors()) {
      refuseSecond(id, number, remarks);
      visit = assembly.visit(told, remarks);
    }
    if (visit.isPresent()) {
      return new Parsed.Read(
          visit.get(), remarks.places(), remarks.whole(), sha256, originals, remarks.all());
    }
    // Looked at before the number is read a second time, which may be remarked upon again.
    List<Finding> findings = List.copyOf(remarks.all());
    return new Parsed.Rejected(
        Optional.of(id).filter(i -> !i.isEmpty() && i.length() <= CellText.MAX_ID_CHARACTERS),
        told.words(Column.MRN),
        remarks.whole(),
        sha256,
        originals,
        findings);
  }

  /** Ids of resources come from the visit's id, so a second one would overwrite the first. */
  private void refuseSecond(String id, long number, Remarks remarks) {
    if (id.isEmpty()) {
      return;
    }
    OptionalLong first = ids.add(id, number);
    if (first.isPresent()) {
      remarks
          .on(Column.VISIT_ID)
          .error(
              Codes.DUPLICATE_VISIT,
              "The visit "
                  + Quoted.of(id)
                  + " stands in "
                  + numbered
                  + " "
                  + first.getAsLong()
                  + " already. Give this one an id of its own, or delete one of the two.");
    }
  }
}
