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
 * Searches files of any kind for a patient, without changing them. Visits are read as in an import,
 * so that an MRN is recognized in any form that a column map accepts. Content that no reader
 * accepts is searched as text.
 */
final class FileSearch {
  private static final Pattern JSON_VALUE =
      Pattern.compile("\"([^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+)\"");

  private final PatientMatcher matcher;
  private final List<VisitReader> readers;

  /**
   * @param readers readers with different column maps
   */
  FileSearch(PatientMatcher matcher, List<VisitReader> readers) {
    this.matcher = matcher;
    this.readers = List.copyOf(readers);
  }

  SearchMatches in(Path file) {
    SearchMatches matches = new SearchMatches();
    if (matcher.isIn(String.valueOf(file.getFileName()))) {
      matches.possible("the file name");
    }
    try {
      new ArchiveReader((name, content) -> search(name, content, matches), matches).unpack(file);
    } catch (IOException | UncheckedIOException e) {
      matches.notSearched("the file cannot be read");
    }
    return matches;
  }

  private void search(String name, FileContent content, SearchMatches matches) throws IOException {
    DecodedLines lines = new DecodedLines(content);
    if (lines.areEmpty()) {
      return;
    }
    String prefix = name.isEmpty() ? "" : name + " ";
    if (matcher.isIn(name)) {
      matches.possible(prefix + "(file name)");
    }
    boolean accepted = false;
    if (!lines.areBinary()) {
      for (VisitReader reader : readers) {
        accepted |= read(reader, content, prefix, matches);
      }
    }
    Hl7PatientSearch messages =
        new Hl7PatientSearch(
            matcher::isMrn,
            message ->
                report(matcher.isCertainWithoutSource(), prefix + "message " + message, matches));
    boolean asText = !accepted;
    lines.each(
        matcher.isPlainAscii(),
        (number, line) -> {
          messages.line(number, line);
          if (asText && isIn(line, messages.escape())) {
            matches.possible(prefix + "line " + number);
          }
        });
    if (lines.areBinary()) {
      matches.notSearched(
          (name.isEmpty() ? "the file" : name)
              + " is a binary file, which may contain the patient's data in another form");
    }
  }

  private static void report(boolean certain, String place, SearchMatches matches) {
    if (certain) {
      matches.certain(place);
    } else {
      matches.possible(place);
    }
  }

  private boolean isIn(String line, char escape) {
    return DecodedLine.of(line, escape).stream()
        .anyMatch(text -> matcher.isIn(text) || matcher.isAssembledIn(text));
  }

  /**
   * Searches the visits that a reader finds; returns whether the reader accepted the whole content.
   */
  private boolean read(
      VisitReader reader, FileContent content, String prefix, SearchMatches matches) {
    boolean[] accepted = {true};
    try (Stream<ReadResult> all = reader.read(new Input("", content::open))) {
      all.forEach(
          result -> {
            if (matcher.isOfPatient(result)) {
              report(
                  matcher.isCertain(result), prefix + result.place().locationInSource(), matches);
            } else if (result instanceof ReadResult.Rejected rejected) {
              accepted[0] &= !rejected.originals().isEmpty();
              rejected(rejected, prefix, matches);
            } else if (result instanceof ReadResult.NotTpiVisit other) {
              // Messages of all kinds are also searched segment by segment.
              accepted[0] &= other.place() instanceof Place.Segment;
            } else if (result instanceof ReadResult.Unreadable unreadable) {
              accepted[0] &= unreadable.findings().stream().noneMatch(Finding::isError);
            }
          });
    }
    return accepted[0];
  }

  /** Searches all cells of a rejected visit, because the MRN may be in the wrong column. */
  private void rejected(ReadResult.Rejected rejected, String prefix, SearchMatches matches) {
    for (OriginalRecord original : rejected.originals()) {
      String place = prefix + original.place().locationInSource();
      if (original instanceof OriginalRecord.CsvRow row) {
        String rest = row.rest();
        if (row.cells().stream().anyMatch(matcher::isValue)) {
          report(matcher.isCertain(rejected), place, matches);
        } else if (isIn(String.join(" \t ", row.cells()) + " \t " + rest, '\\')) {
          matches.possible(place);
        }
      } else if (original instanceof OriginalRecord.Text text) {
        boolean json = text.format() == OriginalRecord.TextFormat.JSON;
        if (json && isJsonValue(text.text())) {
          report(matcher.isCertain(rejected), place, matches);
        } else if (isIn(text.text(), json ? '\\' : escape(text.text()))) {
          matches.possible(place);
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
