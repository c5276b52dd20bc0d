package org.tpibridge.source;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/** The visits of what is in a gzip file, and then what is to be said of the file itself. */
final class GzipVisits implements Pull {
  private final String source;
  private final Pull unpacked;
  private final GzipMembers gzip;
  private boolean ended;

  GzipVisits(String source, Pull unpacked, GzipMembers gzip) {
    this.source = source;
    this.unpacked = unpacked;
    this.gzip = gzip;
  }

  @Override
  public Optional<Parsed> next() throws IOException {
    Optional<Parsed> next = ended ? Optional.empty() : unpacked.next();
    if (next.isEmpty() && !ended) {
      ended = true;
      return gzip.isFollowed() ? Optional.of(followed()) : Optional.empty();
    }
    return next;
  }

  private Parsed followed() {
    Place whole = new Place.Whole(source);
    Finding finding =
        Finding.warning(
                Codes.ARCHIVE_REST,
                "After the end of the compressed data there is something that is not compressed"
                    + " data; it is left out. All before it is read and intact. If you expect more"
                    + " visits, copy the file again.")
            .at(whole);
    return new Parsed.Unreadable(whole, List.of(finding));
  }
}
