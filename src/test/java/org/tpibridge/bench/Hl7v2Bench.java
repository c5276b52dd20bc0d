package org.tpibridge.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.tpibridge.mapping.bundle.VisitMapper;
import org.tpibridge.mapping.json.FhirJsonWriter;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.terminology.Terminology;

/**
 * Measures HL7 v2 messages a second to encoded Bundles, on one thread: a whole visit in each
 * message.
 */
public final class Hl7v2Bench {
  private static final String FILE = "/visits/hl7-oru-2.5.1/input.hl7";
  private static final int MESSAGES = 500;
  private static final double SECONDS = 20;

  private Hl7v2Bench() {}

  public static void main(String[] args) throws IOException {
    VisitReader reader = new VisitReader(Terminology.builtIn(), BenchmarkVisit.ZONE);
    VisitMapper mapper = new VisitMapper(BenchmarkVisit.CLINIC, Terminology.builtIn());
    FhirJsonWriter writer = FhirJsonWriter.compact();
    byte[] file = messages();
    Input input = new Input("messages.hl7", () -> new ByteArrayInputStream(file));
    double read = MESSAGES * Rate.of(1, SECONDS, n -> count(reader, input));
    double whole =
        MESSAGES
            * Rate.of(
                1,
                SECONDS,
                n -> {
                  try (Stream<ReadResult> parsed = reader.read(input)) {
                    parsed.forEach(
                        p ->
                            writer.bytes(
                                mapper
                                    .map(((ReadResult.Read) p).visit(), BenchmarkVisit.ORIGIN)
                                    .bundle()));
                  }
                });
    System.out.printf(
        "HL7 v2, one thread: %.0f messages/s to visits, %.0f messages/s to encoded Bundles%n",
        read, whole);
  }

  private static void count(VisitReader reader, Input input) {
    try (Stream<ReadResult> parsed = reader.read(input)) {
      if (parsed.filter(ReadResult.Read.class::isInstance).count() != MESSAGES) {
        throw new IllegalStateException("not every message became a visit");
      }
    }
  }

  private static byte[] messages() throws IOException {
    try (InputStream in = Hl7v2Bench.class.getResourceAsStream(FILE)) {
      String one = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      StringBuilder all = new StringBuilder();
      for (int i = 0; i < MESSAGES; i++) {
        all.append(one.replace("H-001", "B-" + i));
      }
      return all.toString().getBytes(StandardCharsets.UTF_8);
    }
  }
}
