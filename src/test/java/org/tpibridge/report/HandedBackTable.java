package org.tpibridge.report;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.source.Coverage;
import org.tpibridge.source.Input;
import org.tpibridge.source.Parsed;
import org.tpibridge.source.VisitReader;
import org.tpibridge.terminology.Terminology;

/**
 * An input read, with its rejected visits in a file.
 *
 * @param accepted the ids of visits that were read
 */
record HandedBackTable(List<String> accepted, long rejected, long unreadable, Coverage coverage) {
  private static final VisitReader READER = new VisitReader(Terminology.shipped(), ZoneOffset.UTC);

  static HandedBackTable of(String text, Path rejects) throws IOException {
    return of(
        new Input("visits.csv", () -> new ByteArrayInputStream(text.getBytes(UTF_8))), rejects);
  }

  static HandedBackTable of(Input input, Path rejects) throws IOException {
    List<String> accepted = new ArrayList<>();
    long rejected = 0;
    long unreadable = 0;
    Coverage coverage = new Coverage();
    try (Stream<Parsed> all = READER.read(input, coverage);
        RejectsFile file = new RejectsFile(new OutputFiles(), rejects)) {
      for (Parsed parsed : (Iterable<Parsed>) all::iterator) {
        if (parsed instanceof Parsed.Read read) {
          accepted.add(read.visit().visitId());
        } else if (parsed instanceof Parsed.Rejected out) {
          file.rejected(out.place(), out.originals(), out.findings());
          rejected++;
        } else {
          file.unreadable(parsed.place(), parsed.findings());
          unreadable++;
        }
      }
      file.commit();
    }
    return new HandedBackTable(accepted, rejected, unreadable, coverage);
  }
}
