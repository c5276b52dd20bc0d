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
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.InputCoverage;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.terminology.Terminology;

/**
 * An input that was read, with its rejected visits in a file.
 *
 * @param accepted the ids of visits that were read
 */
record InputWithRejects(
    List<String> accepted, long rejected, long unreadable, InputCoverage coverage) {
  private static final VisitReader READER = new VisitReader(Terminology.builtIn(), ZoneOffset.UTC);

  static InputWithRejects of(String text, Path rejects) throws IOException {
    return of(
        new Input("visits.csv", () -> new ByteArrayInputStream(text.getBytes(UTF_8))), rejects);
  }

  static InputWithRejects of(Input input, Path rejects) throws IOException {
    List<String> accepted = new ArrayList<>();
    long rejected = 0;
    long unreadable = 0;
    InputCoverage coverage = new InputCoverage();
    try (Stream<ReadResult> all = READER.read(input, coverage);
        RejectsFile file = new RejectsFile(new OutputFiles(), rejects)) {
      for (ReadResult result : (Iterable<ReadResult>) all::iterator) {
        if (result instanceof ReadResult.Read read) {
          accepted.add(read.visit().visitId());
        } else if (result instanceof ReadResult.Rejected out) {
          file.rejected(out.place(), out.originals(), out.findings());
          rejected++;
        } else {
          file.unreadable(result.place(), result.findings());
          unreadable++;
        }
      }
      file.commit();
    }
    return new InputWithRejects(accepted, rejected, unreadable, coverage);
  }
}
