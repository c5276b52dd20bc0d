package org.tpibridge.terminology;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/** The tables that come with the program, read once. */
final class Shipped {
  static final Entries ENTRIES = read();
  static final Terminology TERMINOLOGY = new Terminology(ENTRIES, true);

  private Shipped() {}

  private static Entries read() {
    List<Row> rows = new ArrayList<>();
    List<Finding> findings = new ArrayList<>();
    for (Vocabulary table : Vocabulary.values()) {
      TableReader.Table read = TableReader.read(table.fileName(), text(table), true);
      rows.addAll(read.rows());
      findings.addAll(read.findings());
      read.rows().forEach(row -> findings.addAll(RowCheck.of(row)));
    }
    Entries entries = Entries.NONE.with(findings.isEmpty() ? rows : List.of());
    findings.addAll(EntriesCheck.of(entries));
    if (!findings.isEmpty()) {
      throw new IllegalStateException("the shipped tables are broken: " + told(findings));
    }
    return entries;
  }

  /** Only tables of ours are quoted here, so that the messages hold nobody's data. */
  private static String told(List<Finding> findings) {
    return findings.stream()
        .map(f -> f.place().map(Place::words).orElse("") + ": " + f.message())
        .collect(Collectors.joining("\n"));
  }

  private static String text(Vocabulary table) {
    try (InputStream in = Shipped.class.getResourceAsStream(table.fileName())) {
      if (in == null) {
        throw new IllegalStateException("the shipped table " + table.fileName() + " is missing");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
