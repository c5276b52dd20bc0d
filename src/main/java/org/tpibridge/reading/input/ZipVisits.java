package org.tpibridge.reading.input;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/** Reads the visits of a zip archive, each entry as a separate input. */
public final class ZipVisits implements VisitIterator {
  private static final int MAX_ENTRIES = 10_000;

  private final String source;
  private final ArchiveGuard guard = new ArchiveGuard();
  private final ZipInputStream zip;
  private final EntryReader reader;
  private final InputCoverage coverage;
  private int entries;
  private VisitIterator entry = Optional::empty;
  private boolean ended;

  /** Opens an entry as an input that is not compressed itself. */
  @FunctionalInterface
  public interface EntryReader {
    VisitIterator read(String name, InputPrefix prefix, InputCoverage coverage);
  }

  public ZipVisits(String source, InputStream in, EntryReader reader, InputCoverage coverage) {
    this.source = source;
    // Names that are not marked as UTF-8 may be in any code page; ISO 8859-1 can decode all bytes.
    this.zip = new ZipInputStream(guard.compressed(in), ISO_8859_1);
    this.reader = reader;
    this.coverage = coverage;
  }

  @Override
  public Optional<ReadResult> next() throws IOException {
    while (!ended) {
      Optional<ReadResult> parsed = entry.next();
      if (parsed.isPresent()) {
        return parsed;
      }
      openNext();
    }
    return entries > 0 ? Optional.empty() : Optional.of(noEntries());
  }

  private void openNext() throws IOException {
    Optional<ZipEntry> next = Optional.ofNullable(nextEntry());
    ended = next.isEmpty();
    if (next.isPresent() && isTable(next.get())) {
      entries++;
      if (entries > MAX_ENTRIES) {
        throw new ArchiveLimitException(
            "The archive has more than " + MAX_ENTRIES + " files. Unpack it first.");
      }
      entry =
          reader.read(
              source + "!" + next.get().getName(),
              InputPrefix.of(guard.decompressed(zip)),
              coverage);
    }
  }

  private ZipEntry nextEntry() throws IOException {
    try {
      return zip.getNextEntry();
    } catch (IllegalArgumentException e) {
      throw new ZipException("the name of an entry cannot be decoded");
    }
  }

  /** Whether an entry is a file and is not one that macOS adds. */
  private static boolean isTable(ZipEntry entry) {
    String name = entry.getName();
    return !entry.isDirectory() && !name.startsWith("__MACOSX/") && !name.endsWith(".DS_Store");
  }

  private ReadResult noEntries() {
    entries = 1;
    Place whole = new Place.Whole(source);
    return new ReadResult.Unreadable(
        whole,
        List.of(
            Finding.error(ReadingFindingCodes.EMPTY, "The archive contains no files.").at(whole)));
  }
}
