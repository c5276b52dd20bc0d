package org.tpibridge.reading.columnmap;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.reading.VisitReader;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.terminology.Terminology;

/** A table that is read with a column map. */
public record ClinicTable(ColumnMap map) {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  public static ClinicTable by(String yaml) {
    return of(ColumnMap.read(yaml, "map.yaml"));
  }

  static ClinicTable by(Path yaml) {
    return of(ColumnMap.read(yaml));
  }

  private static ClinicTable of(ColumnMap.Result result) {
    assertThat(result.findings()).isEmpty();
    return new ClinicTable(result.map().orElseThrow());
  }

  public List<ReadResult> read(String csv) {
    return read(csv.getBytes(UTF_8));
  }

  List<ReadResult> read(byte[] csv) {
    return read(new Input("table.csv", () -> new ByteArrayInputStream(csv)));
  }

  List<ReadResult> read(Input input) {
    VisitReader reader = new VisitReader(Terminology.builtIn(), ZONE, Optional.of(map));
    try (Stream<ReadResult> parsed = reader.read(input)) {
      return parsed.toList();
    }
  }
}
