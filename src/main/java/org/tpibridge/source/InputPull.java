package org.tpibridge.source;

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

/** Opens an input when it is first asked, and turns what goes wrong into a finding. */
final class InputPull implements Iterator<Parsed>, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(InputPull.class);

  private final Input input;
  private final Formats formats;
  private final Coverage coverage;
  private InputStream stream;
  private Pull pull;
  private Optional<Parsed> next;

  InputPull(Input input, Formats formats, Coverage coverage) {
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
  public Parsed next() {
    if (!hasNext()) {
      throw new NoSuchElementException();
    }
    Parsed given = next.orElseThrow();
    next = null;
    return given;
  }

  private Optional<Parsed> advance() {
    try {
      if (pull == null) {
        coverage.nextInput();
        stream = input.opener().open();
        pull = formats.with(scattered()).pull(input.name(), Head.of(stream), coverage);
      }
      return pull.next();
    } catch (IOException e) {
      pull = Optional::empty;
      return Optional.of(unreadable(e));
    }
  }

  /** Looks through a grouped table first, so that no visit is read from a part of its rows. */
  private ScatteredKeys scattered() {
    if (!formats.group() || input.comesOnce()) {
      return ScatteredKeys.unknown();
    }
    ScatteredKeys keys = new ScatteredKeys();
    try (InputStream first = input.opener().open()) {
      Pull scan = formats.with(keys).pull(input.name(), Head.of(first), Coverage.unwanted());
      while (scan.next().isPresent()) {
        // What cannot be read is reported when it is read.
      }
    } catch (IOException e) {
      LOG.debug("looking through an input failed: {}", e.getClass().getName());
    }
    keys.end();
    return keys;
  }

  private Parsed unreadable(IOException e) {
    Place place = new Place.Whole(input.name());
    return new Parsed.Unreadable(place, List.of(finding(e).at(place)));
  }

  private static Finding finding(IOException e) {
    if (e instanceof ArchiveLimitException) {
      return Finding.error(Codes.ARCHIVE_LIMIT, e.getMessage());
    }
    if (e instanceof EOFException || e instanceof ZipException) {
      return Finding.error(
          Codes.ARCHIVE,
          "The compressed file is damaged, cut off or encrypted; what came before is read. Copy it"
              + " again, or unpack it first.");
    }
    if (e instanceof CharacterCodingException) {
      return Finding.error(
          Codes.ENCODING, "The text is not sound UTF-16 from here on. Save the file as UTF-8.");
    }
    if (e instanceof NoSuchFileException) {
      return Finding.error(Codes.IO, "There is no such file.");
    }
    if (e instanceof AccessDeniedException) {
      return Finding.error(Codes.IO, "The file may not be read by this user.");
    }
    return Finding.error(
        Codes.IO,
        "Reading failed (" + e.getClass().getSimpleName() + "); what came before is read.");
  }

  @Override
  public void close() {
    pull = Optional::empty;
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
