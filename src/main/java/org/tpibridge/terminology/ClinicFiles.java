package org.tpibridge.terminology;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.files.SmallFile;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/** Reads a clinic's own tables; nothing is kept of any where one of them is wrong. */
final class ClinicFiles {
  private static final long LARGEST = 16L * 1024 * 1024;

  private final List<List<Row>> tables = new ArrayList<>();
  private final List<Finding> findings = new ArrayList<>();

  private ClinicFiles() {}

  static Terminology.Result on(Entries shipped, List<Path> files) {
    ClinicFiles read = new ClinicFiles();
    files.forEach(read::file);
    if (!read.findings.isEmpty()) {
      return new Terminology.Result(Optional.empty(), read.findings);
    }
    Entries entries = shipped;
    for (List<Row> table : read.tables) {
      entries = entries.with(table);
    }
    List<Finding> together = EntriesCheck.of(entries);
    return new Terminology.Result(
        together.isEmpty() ? Optional.of(new Terminology(entries, true)) : Optional.empty(),
        together);
  }

  private void file(Path file) {
    String name = String.valueOf(file.getFileName());
    try {
      TableReader.Table table = TableReader.read(name, text(SmallFile.bytes(file, LARGEST)), false);
      tables.add(table.rows());
      findings.addAll(table.findings());
      table.rows().forEach(row -> findings.addAll(RowCheck.of(row)));
    } catch (CharacterCodingException e) {
      whole(name, "The file is not UTF-8. In Excel, save it as \"CSV UTF-8\".");
    } catch (SmallFile.RefusedException e) {
      whole(name, e.getMessage());
    } catch (IOException e) {
      whole(name, "The file cannot be read. Check that it is there and may be read.");
    }
  }

  private static String text(byte[] bytes) throws CharacterCodingException {
    return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
  }

  private void whole(String name, String message) {
    findings.add(Finding.error("TPI-TERM-FILE", message).at(new Place.Whole(name)));
  }
}
