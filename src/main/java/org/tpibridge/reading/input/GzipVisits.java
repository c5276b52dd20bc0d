package org.tpibridge.reading.input;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/** Reads the visits of a gzip file, then reports problems of the file itself. */
public final class GzipVisits implements VisitIterator {
  private final String source;
  private final VisitIterator unpacked;
  private final GzipMemberStream gzip;
  private boolean ended;

  public GzipVisits(String source, VisitIterator unpacked, GzipMemberStream gzip) {
    this.source = source;
    this.unpacked = unpacked;
    this.gzip = gzip;
  }

  @Override
  public Optional<ReadResult> next() throws IOException {
    Optional<ReadResult> next = ended ? Optional.empty() : unpacked.next();
    if (next.isEmpty() && !ended) {
      ended = true;
      return gzip.hasTrailingData() ? Optional.of(trailingDataFound()) : Optional.empty();
    }
    return next;
  }

  private ReadResult trailingDataFound() {
    Place whole = new Place.Whole(source);
    Finding finding =
        Finding.warning(
                ReadingFindingCodes.ARCHIVE_TRAILING_DATA,
                "The compressed data is followed by other data, which was ignored. Everything"
                    + " before it was read and is intact. If you expect more visits, copy the file"
                    + " again.")
            .at(whole);
    return new ReadResult.Unreadable(whole, List.of(finding));
  }
}
