package org.tpibridge.importing.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.ZoneId;
import java.util.Optional;
import org.tpibridge.importing.Importing;
import org.tpibridge.importing.patients.PatientReview;
import org.tpibridge.mapping.Clinic;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.pipeline.OrderedParallel;
import org.tpibridge.store.Store;
import org.tpibridge.store.database.SchemaPolicy;
import org.tpibridge.store.database.StoreSettings;
import org.tpibridge.store.jobs.ChangePoint;

/** Exports from a store to memory. */
public record Exporting(Store store, BundleForm form) {
  private static final ClinicSources SOURCES =
      ClinicSources.of(Clinic.unnamed(ZoneId.of("America/New_York")));
  public static final Runnable NO_PROGRESS = () -> {};

  /**
   * @param lines one Bundle or resource in each line
   */
  public record Export(byte[] lines, ExportSummary summary) {}

  /** Opens a new store in a folder. */
  public static Store storeIn(Path folder) {
    return Store.open(
        new StoreSettings(
            "jdbc:sqlite:" + folder.resolve("store.db"),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(10)),
        SchemaPolicy.MIGRATE);
  }

  /** Decisions about patients in a store of the same clinic. */
  public static PatientReview patients(Store store) {
    return new PatientReview(store, SOURCES, Importing.INDEXER, "test 1", Importing.CLOCK);
  }

  public static Exporting bundles(Store store) {
    return new Exporting(store, BundleForm.OWN_IDS);
  }

  public Export full() {
    return run(new ExportRequest(Optional.empty(), Optional.empty(), false), NO_PROGRESS);
  }

  public Export since(ChangePoint point) {
    return run(new ExportRequest(Optional.empty(), Optional.of(point), false), NO_PROGRESS);
  }

  public Export run(ExportRequest request, Runnable progress) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    try (BundleLineWriter writer = new BundleLineWriter(new PrintStream(lines, true), form)) {
      ExportSummary summary =
          new StoreExport(store, SOURCES, OrderedParallel.SEQUENTIAL)
              .run(request, writer, progress);
      writer.finish();
      return new Export(lines.toByteArray(), summary);
    }
  }

  public byte[] ndjson(ExportRequest request) {
    ByteArrayOutputStream lines = new ByteArrayOutputStream();
    try (NdjsonWriter writer = NdjsonWriter.on(new PrintStream(lines, true))) {
      new StoreExport(store, SOURCES, OrderedParallel.SEQUENTIAL).run(request, writer, NO_PROGRESS);
      writer.finish();
      return lines.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
