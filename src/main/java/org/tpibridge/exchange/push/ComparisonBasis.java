package org.tpibridge.exchange.push;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Collection;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tpibridge.exchange.preflight.CapabilitySource;
import org.tpibridge.exchange.preflight.EhrCapabilities;
import org.tpibridge.exchange.preflight.TypeCapabilities;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.exchange.settings.Hl7TargetSettings;
import org.tpibridge.exchange.settings.PushPolicy;
import org.tpibridge.exchange.settings.WriteProfile.TypeWrites;
import org.tpibridge.files.Sha256;
import org.tpibridge.store.outbox.KnownEhrs.KnownEhr;

/**
 * What a plan follows from, besides the store and the ledger: the settings of an EHR and what it
 * declares. If it changes, all patients have to be compared again.
 */
final class ComparisonBasis {
  private final StringBuilder text = new StringBuilder();

  private ComparisonBasis() {}

  /**
   * SHA-256 in hexadecimal digits: the same in all processes; empty if the EHR is not available.
   */
  static Optional<String> of(EhrSettings settings, CapabilitySource source) {
    return source.declared().map(declared -> hash(settings, declared));
  }

  static boolean isToCompareAll(KnownEhr known, Optional<String> basis) {
    return known.compareAll() || (basis.isPresent() && !basis.equals(known.comparedWith()));
  }

  private static String hash(EhrSettings settings, EhrCapabilities declared) {
    ComparisonBasis basis = new ComparisonBasis();
    PushPolicy push = settings.push();
    basis
        .add(push.createReferences())
        .add(push.forward())
        .add(push.sendFrom())
        .addSorted(push.pilotPatients())
        .addSorted(push.unsentTypes())
        .add(new TreeMap<>(settings.conflicts().winners()))
        .add(settings.matching().matchOperation())
        .add(new TreeMap<>(settings.matching().systems()))
        .add(settings.hl7v2().map(target -> new TreeMap<>(target.authorities())))
        .add(settings.hl7v2().map(Hl7TargetSettings::form))
        .add(declared.documentMessages())
        .addSorted(declared.systemInteractions());
    for (Map.Entry<String, TypeWrites> type : new TreeMap<>(settings.writes().types()).entrySet()) {
      TypeWrites writes = type.getValue();
      basis
          .add(type.getKey())
          .add(writes.accepted())
          .addSorted(writes.categories())
          .addSorted(writes.codes())
          .add(writes.requiredReferences());
    }
    for (Map.Entry<String, TypeCapabilities> type : new TreeMap<>(declared.types()).entrySet()) {
      TypeCapabilities can = type.getValue();
      basis
          .add(type.getKey())
          .addSorted(can.interactions())
          .add(can.updateCreate())
          .add(can.conditionalCreate())
          .add(can.conditionalUpdate())
          .addSorted(can.searchParameters());
    }
    byte[] hash = Sha256.newDigest().digest(basis.text.toString().getBytes(UTF_8));
    return HexFormat.of().formatHex(hash);
  }

  private ComparisonBasis add(Object value) {
    text.append(value).append('\n');
    return this;
  }

  private ComparisonBasis addSorted(Collection<String> values) {
    return add(new TreeSet<>(values));
  }
}
