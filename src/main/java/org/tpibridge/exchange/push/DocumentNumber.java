package org.tpibridge.exchange.push;

import java.util.Arrays;
import java.util.HexFormat;
import java.util.Optional;
import org.tpibridge.exchange.planning.LocalResource;
import org.tpibridge.exchange.preflight.SendMethod;
import org.tpibridge.store.database.ColumnValues;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;

/**
 * The number of one version of a document that is sent as a message. It contains the number of the
 * version, so that contents that alternate differ, and a part of the content's hash, because a
 * store that was restored from a backup uses numbers of versions again.
 */
final class DocumentNumber {
  private static final int HASH_BYTES = 4;

  private DocumentNumber() {}

  static String of(LocalResource document) {
    return of(document.name(), document.version().key(), document.version().hash());
  }

  /** The number of the version that an entry is about. */
  static String of(LedgerEntry entry) {
    return of(entry.localReference(), entry.version(), entry.hash());
  }

  /** The number of the version that the receiver acknowledged last. */
  static Optional<String> acknowledged(LedgerEntry entry) {
    return entry
        .remoteReference()
        .map(reference -> reference.substring(reference.indexOf('/') + 1));
  }

  /** Whether a document was sent as a message, not as a resource. */
  static boolean isMessage(LedgerEntry entry) {
    return entry.method().equals(ColumnValues.enumWord(SendMethod.MESSAGE));
  }

  private static String of(String name, long version, byte[] hash) {
    return name.substring(name.indexOf('/') + 1)
        + "-"
        + version
        + "-"
        + HexFormat.of().formatHex(Arrays.copyOf(hash, HASH_BYTES));
  }
}
