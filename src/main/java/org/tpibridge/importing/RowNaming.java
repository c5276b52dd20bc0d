package org.tpibridge.importing;

import java.util.Optional;
import org.tpibridge.finding.Place;
import org.tpibridge.pipeline.VisitResult;
import org.tpibridge.store.jobs.StoredPlace;

/**
 * How the rows of a job are numbered and located.
 *
 * @param numbersBefore how many rows the job has before the first result
 * @param source the name of the input, which places leave out
 * @param commonPlace the place of all rows; empty if each result has its own
 */
record RowNaming(long numbersBefore, String source, Optional<StoredPlace> commonPlace) {

  /** The names of the rows of a file: results are numbered in its order. */
  static RowNaming ofInput(String source) {
    return new RowNaming(0, source, Optional.empty());
  }

  long number(VisitResult result) {
    return numbersBefore + result.ordinal();
  }

  StoredPlace place(VisitResult result) {
    return commonPlace.orElseGet(() -> within(result.place()));
  }

  /** For an archive, the place includes the file in it, because row numbers repeat in each file. */
  private StoredPlace within(Place place) {
    String archive = source + "!";
    return StoredPlace.of(
        place,
        place.source().startsWith(archive)
            ? Optional.of(place.source().substring(archive.length()))
            : Optional.empty());
  }
}
