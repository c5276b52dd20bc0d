package org.tpibridge.importing.erasure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.OriginalRecord;
import org.tpibridge.reading.input.ReadResult;

/**
 * Looks for a patient in files of any kind, and changes none. Visits are read as an import reads
 * them, so that a number is recognized however it is written or assembled. What no reader
 * understands is searched as a text.
 */
final class FileSearch {
  private static final Pattern JSON_VALUE =
      Pattern.compile("\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");

  private final PatientMatcher matcher;
  private final List<VisitReader> readers;

  /**
   * @param readers each knows another way to read the clinic's own formats
   */
  FileSearch(PatientMatcher matcher, List<VisitReader> readers) {
    this.matcher = matcher;
    this.readers = List.copyOf(readers);
  }

  SearchMatches in(Path file) {
    SearchMatches sightings = new SearchMatches();
    if (matcher.isIn(String.valueOf(file.getFileName()))) {
      sightings.possible("its name");
    }
    try {
      new ArchiveReader((name, content) -> search(name, content, sightings), sightings)
          .unpack(file);
    } catch (IOException | UncheckedIOException e) {
      sightings.notSearched("it cannot be read");
    }
    return sightings;
  }

  private void search(String name, FileContent content, SearchMatches sightings)
      throws IOException {
    DecodedLines lines = new DecodedLines(content);
    if (lines.areEmpty()) {
      return;
    }
    String prefix = name.isEmpty() ? "" : name + " ";
    if (matcher.isIn(name)) {
      sightings.possible(prefix + "by its name");
    }
    boolean understood = false;
    if (!lines.areBinary()) {
      for (VisitReader reader : readers) {
        understood |= read(reader, content, prefix, sightings);
      }
    }
    Hl7PatientSearch messages =
        new Hl7PatientSearch(
            matcher::isMrn,
            message ->
                report(matcher.isCertainWithoutSource(), prefix + "message " + message, sightings));
    boolean asText = !understood;
    lines.each(
        matcher.isPlainAscii(),
        (number, line) -> {
          messages.line(number, line);
          if (asText && isIn(line, messages.escape())) {
            sightings.possible(prefix + "line " + number);
          }
        });
    if (lines.areBinary()) {
      sightings.notSearched(
          (name.isEmpty() ? "it" : name) + " is not a text, so the patient may be in it unseen");
    }
  }

  private static void report(boolean certain, String place, SearchMatches sightings) {
    if (certain) {
      sightings.certain(place);
    } else {
      sightings.possible(place);
    }
  }

  private boolean isIn(String line, char escape) {
    return DecodedLine.of(line, escape).stream()
        .anyMatch(text -> matcher.isIn(text) || matcher.isAssembledIn(text));
  }

  /** Whether the reader understood all of it. */
  private boolean read(
      VisitReader reader, FileContent content, String prefix, SearchMatches sightings) {
    boolean[] understood = {true};
    try (Stream<ReadResult> all = reader.read(new Input("", content::open))) {
      all.forEach(
          result -> {
            if (matcher.isTheirs(result)) {
              report(
                  matcher.isCertain(result), prefix + result.place().locationInSource(), sightings);
            } else if (result instanceof ReadResult.Rejected rejected) {
              understood[0] &= !rejected.originals().isEmpty();
              rejected(rejected, prefix, sightings);
            } else if (result instanceof ReadResult.NotTpiVisit other) {
              // Messages of all kinds are searched for their patients.
              understood[0] &= other.place() instanceof Place.Segment;
            } else if (result instanceof ReadResult.Unreadable unreadable) {
              understood[0] &= unreadable.findings().stream().noneMatch(Finding::isError);
            }
          });
    }
    return understood[0];
  }

  /** A rejected visit may have the number in another place than its own. */
  private void rejected(ReadResult.Rejected rejected, String prefix, SearchMatches sightings) {
    for (OriginalRecord original : rejected.originals()) {
      String place = prefix + original.place().locationInSource();
      if (original instanceof OriginalRecord.CsvRow row) {
        String rest = row.rest();
        if (row.cells().stream().anyMatch(matcher::isValue)) {
          report(matcher.isCertain(rejected), place, sightings);
        } else if (isIn(String.join(" \t ", row.cells()) + " \t " + rest, '\\')) {
          sightings.possible(place);
        }
      } else if (original instanceof OriginalRecord.Text text) {
        boolean json = text.format() == OriginalRecord.TextFormat.JSON;
        if (json && isJsonValue(text.text())) {
          report(matcher.isCertain(rejected), place, sightings);
        } else if (isIn(text.text(), json ? '\\' : escape(text.text()))) {
          sightings.possible(place);
        }
      }
    }
  }

  private boolean isJsonValue(String json) {
    Matcher values = JSON_VALUE.matcher(json);
    return values
        .results()
        .flatMap(value -> DecodedLine.of(value.group(1), '\\').stream())
        .anyMatch(matcher::isValue);
  }

  private static char escape(String message) {
    int last = 6;
    return message.length() > last ? message.charAt(last) : '\\';
  }
}
