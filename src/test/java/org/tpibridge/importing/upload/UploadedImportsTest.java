package org.tpibridge.importing.upload;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.importing.Importing;
import org.tpibridge.importing.upload.UploadedFile.UploadState;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.database.StoreSettings;

class UploadedImportsTest {
  private static final String TABLE =
      """
      visit_id,mrn,visit_start,sites,injectates
      V-1,70001,2024-03-04,trapezius R,lidocaine 1% 2 mL
      """;

  @TempDir private Path folder;

  private UploadedImports start(Store store) {
    return UploadedImports.start(
        folder.resolve("uploads"), Importing.factory(), "test 1", store, new OutputFiles());
  }

  private Store store() {
    return Store.open(
        new StoreSettings(
            "jdbc:sqlite:" + folder.resolve("store.db"),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(20),
            List.of()),
        SchemaPolicy.MIGRATE,
        Importing.INDEXER);
  }

  private static InputStream bytes(String text) {
    return new ByteArrayInputStream(text.getBytes(UTF_8));
  }

  private static UploadedFile done(UploadedImports imports, String id)
      throws IOException, InterruptedException {
    UploadedFile file = imports.find(id).orElseThrow();
    for (int i = 0; i < 300 && file.state() != UploadState.DONE; i++) {
      Thread.sleep(20);
      file = imports.find(id).orElse(file);
    }
    return file;
  }

  @Test
  void whatWaitsIsImportedAfterTheNextStart() throws Exception {
    try (Store store = store()) {
      UploadFolder waiting = new UploadFolder(folder.resolve("uploads"));
      waiting.create(Instant.now());
      String id = waiting.add("visits.csv", bytes(TABLE), 1_000).orElseThrow();
      try (UploadedImports imports = start(store)) {
        UploadedFile file = done(imports, id);

        assertThat(file.state()).isEqualTo(UploadState.DONE);
        assertThat(file.report()).isPresent();
        assertThat(store.<Integer>read(tx -> tx.visits().find("V-1").size())).isEqualTo(1);
        assertThat(imports.remove(id)).isTrue();
        assertThat(imports.find(id)).isEmpty();
        assertThat(imports.remove(id)).isFalse();
      }
      try (Stream<Path> files = Files.walk(folder)) {
        assertThat(files.filter(Files::isRegularFile).map(one -> one.getFileName().toString()))
            .noneMatch(name -> name.contains("visits"));
      }
    }
  }

  @Test
  void othersAreImportedAfterOneIsRemoved() throws Exception {
    try (Store store = store();
        UploadedImports imports = start(store)) {
      for (int i = 0; i < 5; i++) {
        String removed = imports.add("visits.csv", bytes(TABLE), 1_000).orElseThrow().id();
        imports.remove(removed);
      }
      String kept = imports.add("visits.csv", bytes(TABLE), 1_000).orElseThrow().id();

      assertThat(done(imports, kept).state()).isEqualTo(UploadState.DONE);
      assertThat(imports.all()).hasSize(1);
      // An id is not a pattern.
      assertThat(imports.remove("*")).isFalse();
      assertThat(imports.remove(kept.substring(0, 15) + "?")).isFalse();
      assertThat(imports.all()).hasSize(1);
    }
  }

  @Test
  void aFileThatIsTooLargeIsNotStored() throws Exception {
    try (Store store = store();
        UploadedImports imports = start(store)) {
      assertThat(imports.add("visits.csv", bytes(TABLE), 20)).isEmpty();
      assertThat(imports.all()).isEmpty();
    }
  }

  @Test
  void onlyTheOwnerCanReadWhatWasSent() throws Exception {
    UploadFolder uploads = new UploadFolder(folder.resolve("uploads"));
    uploads.create(Instant.now());
    String id = uploads.add("visits.csv", bytes(TABLE), 1_000).orElseThrow();

    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(uploads.file(id).orElseThrow())))
        .isEqualTo("rw-------");
    assertThat(
            PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("uploads"))))
        .isEqualTo("rwx------");
  }

  @ParameterizedTest
  @CsvSource({
    "visits.csv, visits.csv",
    "../../etc/passwd, passwd",
    "C:\\data\\my export.v2.CSV, my-export-v2.csv",
    ".hidden, -hidden",
    "'', upload",
    "/, upload",
    "\u00e9t\u00e9.json, -t-.json"
  })
  void namesAreThoseOfFiles(String sent, String stored) {
    assertThat(UploadFolder.fileName(sent)).isEqualTo(stored);
  }
}
