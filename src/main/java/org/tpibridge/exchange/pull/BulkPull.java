package org.tpibridge.exchange.pull;

import java.io.IOException;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;
import org.tpibridge.exchange.http.ForbiddenAddressException;
import org.tpibridge.exchange.http.ResponseLimitException;
import org.tpibridge.store.pulled.BulkExports.BulkExport;
import org.tpibridge.store.pulled.BulkExports.BulkFile;
import org.tpibridge.store.pulled.BulkExports.ExportState;
import org.tpibridge.store.pulled.BulkExports.FileState;

/**
 * Has an EHR export files, and reads them. Each step is stored, so that the next pull continues
 * after the program was stopped, also in the middle of a file.
 */
final class BulkPull {
  private final PullTarget target;
  private final ResourceIntake intake;
  private final PullCounts counts;
  private final BulkEnding ending;
  private final BulkPreparation preparation;

  BulkPull(PullTarget target, PullOptions options, ResourceIntake intake, PullCounts counts) {
    this.target = target;
    this.intake = intake;
    this.counts = counts;
    this.ending = new BulkEnding(target, counts);
    this.preparation =
        new BulkPreparation(target, options, counts, new BulkFileList(target, ending), ending);
  }

  void run() {
    Optional<BulkExport> open =
        target.store().read(tx -> tx.exchange().bulkExports().open(target.name()));
    try {
      Optional<BulkExport> export = open.isPresent() ? open : preparation.start();
      if (export.isPresent() && export.get().state() == ExportState.WAITING) {
        export = preparation.prepared(export.get());
      }
      if (export.isPresent()) {
        readFiles(export.get());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      counts.unavailable(message(e));
    }
  }

  private void readFiles(BulkExport export) {
    BulkFileReading reading = new BulkFileReading(target, intake, counts);
    List<BulkFile> files =
        target.store().read(tx -> tx.exchange().bulkExports().files(export.key()));
    for (BulkFile file : files) {
      if (file.state() == FileState.OPEN && counts.isAvailable()) {
        reading.read(file);
      }
    }
    if (!counts.isAvailable()) {
      return;
    }
    List<BulkFile> read =
        target.store().read(tx -> tx.exchange().bulkExports().files(export.key()));
    if (read.stream().anyMatch(file -> file.state() == FileState.FAILED)) {
      ending.failed(
          export,
          "Bulk export: not all files were read. The next export requests the same changes again.");
    } else {
      ending.done(export);
    }
  }

  /** Exceptions of this program's HTTP client are for users; others may contain anything. */
  static String message(IOException e) {
    if (e instanceof ForbiddenAddressException || e instanceof ResponseLimitException) {
      return e.getMessage();
    }
    if (e instanceof UnknownHostException) {
      return "The host name of the EHR cannot be resolved.";
    }
    return e instanceof ConnectException
        ? "The EHR refused the connection. It may not be running."
        : "The connection to the EHR failed.";
  }
}
