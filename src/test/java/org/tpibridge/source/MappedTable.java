package org.tpibridge.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.tpibridge.source.columns.ColumnMap;
import org.tpibridge.terminology.Terminology;

/** A table read through a column map. */
record MappedTable(ColumnMap map) {
  private static final ZoneId ZONE = ZoneId.of("America/New_York");

  static MappedTable by(String yaml) {
    return of(ColumnMap.read(yaml, "map.yaml"));
  }

  static MappedTable by(Path yaml) {
    return of(ColumnMap.read(yaml));
  }

  private static MappedTable of(ColumnMap.Result result) {
    assertThat(result.findings()).isEmpty();
    return new MappedTable(result.map().orElseThrow());
  }

  List<Parsed> read(String csv) {
    return read(csv.getBytes(UTF_8));
  }

  List<Parsed> read(byte[] csv) {
    return read(new Input("table.csv", () -> new ByteArrayInputStream(csv)));
  }

  List<Parsed> read(Input input) {
    VisitReader reader = new VisitReader(Terminology.shipped(), ZONE, Optional.of(map));
    try (Stream<Parsed> parsed = reader.read(input)) {
      return parsed.toList();
    }
  }
}
