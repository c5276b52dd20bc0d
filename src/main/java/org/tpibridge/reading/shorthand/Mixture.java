package org.tpibridge.reading.shorthand;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.tpibridge.reading.shorthand.InjectateElement.Ratio;

/** Drugs mixed by parts of volume: {@code lido/marcaine 1:1, 5 cc total}. */
final class Mixture {
  /** Of millilitres, where parts do not come out even. */
  private static final int DECIMALS = 2;

  private final List<InjectateBuilder> drugs;
  private final CellFindings findings;

  Mixture(List<InjectateBuilder> drugs, CellFindings findings) {
    this.drugs = drugs;
    this.findings = findings;
  }

  /** Gives each drug its volume. */
  void share(Ratio ratio, Optional<BigDecimal> total) {
    List<Integer> parts =
        ratio.parts().isEmpty() ? Collections.nCopies(drugs.size(), 1) : ratio.parts();
    if (drugs.size() < 2 || parts.size() != drugs.size()) {
      findings.reject(
          "a ratio of " + parts.size() + " parts wants as many drugs, not " + drugs.size() + ".");
      return;
    }
    List<BigDecimal> poured = drugs.stream().flatMap(d -> d.volumeMl().stream()).toList();
    if (poured.size() > 1 || (total.isPresent() && !poured.isEmpty())) {
      findings.reject("write a ratio and one total, or each drug's volume, and not both.");
    } else if (total.isEmpty() && poured.isEmpty()) {
      findings.warnAssumed("the mixture's volume is not told, so that no drug has an amount.");
    } else {
      share(parts, total.orElseGet(() -> poured.get(0)));
    }
  }

  private void share(List<Integer> parts, BigDecimal total) {
    BigDecimal all = BigDecimal.valueOf(parts.stream().mapToInt(Integer::intValue).sum());
    boolean rounded = false;
    for (int i = 0; i < parts.size(); i++) {
      BigDecimal exact = total.multiply(BigDecimal.valueOf(parts.get(i)));
      BigDecimal volume = exact.divide(all, DECIMALS, RoundingMode.HALF_UP);
      rounded |= volume.multiply(all).compareTo(exact) != 0;
      if (volume.signum() == 0) {
        findings.reject("a part of this mixture is less than 0.01 mL.");
        return;
      }
      drugs.get(i).addShare(plain(volume));
    }
    if (rounded) {
      findings.warnAssumed("the parts of the mixture are rounded to 0.01 mL.");
    }
  }

  private static BigDecimal plain(BigDecimal volume) {
    BigDecimal stripped = volume.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
