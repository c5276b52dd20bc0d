package org.tpibridge.reading;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.zip.ZipException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.columnmap.ScatteredVisits;
import org.tpibridge.reading.input.ArchiveLimitException;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.InputCoverage;
import org.tpibridge.reading.input.InputPrefix;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.reading.input.ReadingFindingCodes;
import org.tpibridge.reading.input.VisitIterator;

/** Opens an input at the first call and reports I/O errors as findings. */
final class InputVisits implements Iterator<ReadResult>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InputVisits.class);

  private final Input input;
  private final FormatDetector formats;
  private final InputCoverage coverage;
  private InputStream stream;
  private VisitIterator visits;
  private Optional<ReadResult> next;

  InputVisits(Input input, FormatDetector formats, InputCoverage coverage) {
    this.input = input;
    this.formats = formats;
    this.coverage = coverage;
  }

  @Override
  public boolean hasNext() {
    if (next == null) {
      next = advance();
      if (next.isEmpty()) {
        close();
      }
    }
    return next.isPresent();
  }

  @Override
  public ReadResult next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    ReadResult given = next.orElseThrow();
    next = null;
    return given;
  }

  private Optional<ReadResult> advance() {
    try {
      if (visits == null) {
        coverage.startInput();
        stream = input.opener().open();
        visits =
            formats
                .withScatteredVisits(findScatteredVisits())
                .open(input.name(), InputPrefix.of(stream), coverage);
      }
      return visits.next();
    } catch (IOException e) {
      visits = Optional::empty;
      return Optional.of(unreadable(e));
    }
  }

  /**
   * Scans a table with several rows per visit first, so that no visit is read from only some of its
   * rows.
   */
  private ScatteredVisits findScatteredVisits() {
    if (!formats.hasGroupedRows() || input.readableOnce()) {
      return ScatteredVisits.notScanned();
    }
    ScatteredVisits keys = new ScatteredVisits();
    try (InputStream first = input.opener().open()) {
      VisitIterator scan =
          formats
              .withScatteredVisits(keys)
              .open(input.name(), InputPrefix.of(first), InputCoverage.disabled());
      while (scan.next().isPresent()) {
        // Problems are reported by the second pass.
      }
    } catch (IOException e) {
      LOG.debug("first pass over an input failed: {}", e.getClass().getName());
    }
    keys.endScan();
    return keys;
  }

  private ReadResult unreadable(IOException e) {
    Place place = new Place.Whole(input.name());
    return new ReadResult.Unreadable(place, List.of(finding(e).at(place)));
  }

  private static Finding finding(IOException e) {
    if (e instanceof ArchiveLimitException) {
      return Finding.error(ReadingFindingCodes.ARCHIVE_LIMIT, e.getMessage());
    }
    if (e instanceof EOFException || e instanceof ZipException) {
      return Finding.error(
          ReadingFindingCodes.ARCHIVE,
          "The compressed file is damaged, truncated or encrypted. The visits before this point"
              + " were read. Copy the file again, or unpack it first.");
    }
    if (e instanceof CharacterCodingException) {
      return Finding.error(
          ReadingFindingCodes.ENCODING,
          "The text is not valid UTF-16 from this point on. Save the file as UTF-8.");
    }
    if (e instanceof NoSuchFileException) {
      return Finding.error(ReadingFindingCodes.IO, "The file was not found.");
    }
    if (e instanceof AccessDeniedException) {
      return Finding.error(
          ReadingFindingCodes.IO, "Permission denied. Check that this user may read the file.");
    }
    return Finding.error(
        ReadingFindingCodes.IO,
        "Reading failed ("
            + e.getClass().getSimpleName()
            + "). The visits before this point were read.");
  }

  @Override
  public void close() {
    visits = Optional::empty;
    if (stream != null) {
      try {
        stream.close();
      } catch (IOException e) {
        LOG.debug("closing an input failed: {}", e.getClass().getName());
      }
      stream = null;
    }
  }
}
