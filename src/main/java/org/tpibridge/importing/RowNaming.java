package org.tpibridge.importing;

import java.util.Optional;
import org.tpibridge.finding.Place;
import org.tpibridge.pipeline.VisitResult;

/**
 * How the rows of a job are numbered and located.
 *
 * @param numbersBefore how many rows the job has before the first result
 * @param source the name of the input, which places leave out
 * @param commonPlace the place of all rows; empty if each result has its own
 */
record RowNaming(long numbersBefore, String source, Optional<String> commonPlace) {

  /** The names of the rows of a file: results are numbered in its order. */
  static RowNaming ofInput(String source) {
    return new RowNaming(0, source, Optional.empty());
  }

  long number(VisitResult result) {
    return numbersBefore + result.ordinal();
  }

  String place(VisitResult result) {
    return commonPlace.orElseGet(() -> within(result.place()));
  }

  /** For an archive, the place includes the file in it, because row numbers repeat in each file. */
  private String within(Place place) {
    String archive = source + "!";
    if (!place.source().startsWith(archive)) {
      return place.locationInSource();
    }
    String entry = place.source().substring(archive.length());
    return place.locationInSource().isEmpty() ? entry : place.locationInSource() + " of " + entry;
  }
}
