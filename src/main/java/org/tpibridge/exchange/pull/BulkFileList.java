package org.tpibridge.exchange.pull;

import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.tpibridge.exchange.bulk.BulkManifest;
import org.tpibridge.exchange.bulk.BulkManifest.ManifestFile;
import org.tpibridge.exchange.http.Answer;
import org.tpibridge.store.pulled.BulkExports.BulkExport;
import org.tpibridge.store.pulled.BulkExports.BulkFile;
import org.tpibridge.store.pulled.BulkExports.FileState;

/** Reads and stores which files an EHR prepared for a bulk export. */
final class BulkFileList {
  private static final int MOST_MANIFESTS = 1_000;

  private final PullTarget target;
  private final BulkEnding ending;

  BulkFileList(PullTarget target, BulkEnding ending) {
    this.target = target;
    this.ending = ending;
  }

  /**
   * Reads all parts of the manifest.
   *
   * @param first the answer with the first part
   * @return empty if they cannot be read
   */
  Optional<BulkExport> read(BulkExport export, Answer first) throws IOException {
    List<ManifestFile> files = new ArrayList<>();
    Optional<Instant> time = Optional.empty();
    boolean token = false;
    Answer answer = first;
    for (int part = 0; ; part++) {
      Optional<BulkManifest> read = BulkManifest.read(answer.body());
      if (answer.status() != 200 || read.isEmpty() || part == MOST_MANIFESTS) {
        ending.failed(export, "Bulk export: the manifest cannot be read.");
        return Optional.empty();
      }
      files.addAll(read.get().files());
      // The time of the first part is the earliest one.
      time = time.isPresent() ? time : read.get().transactionTime();
      token |= read.get().requiresToken();
      if (read.get().next().isEmpty()) {
        break;
      }
      answer = target.bulk().get(read.get().next().get());
    }
    // What is referred to comes first.
    files.sort(Comparator.comparing(ManifestFile::kind).thenComparing(BulkFileList::rank));
    store(export, files, token, time);
    return target.store().read(tx -> tx.exchange().bulkExports().find(export.key()));
  }

  private static int rank(ManifestFile file) {
    int at = PolledTypes.ALL.indexOf(file.type());
    return at < 0 ? PolledTypes.ALL.size() : at;
  }

  private void store(
      BulkExport export, List<ManifestFile> files, boolean token, Optional<Instant> time) {
    target
        .store()
        .update(
            tx -> {
              for (int i = 0; i < files.size(); i++) {
                ManifestFile file = files.get(i);
                tx.exchange()
                    .bulkExports()
                    .set(
                        new BulkFile(
                            export.key(),
                            i + 1,
                            file.kind(),
                            file.type(),
                            file.url(),
                            token,
                            file.count(),
                            0,
                            0,
                            0,
                            FileState.OPEN));
              }
              tx.exchange().bulkExports().reading(export.key(), time);
            });
  }
}
