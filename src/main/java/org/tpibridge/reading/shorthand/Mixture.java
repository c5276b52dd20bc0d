package org.tpibridge.reading.shorthand;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.tpibridge.reading.shorthand.InjectateElement.Ratio;

/** Shares the volume of a mixture by parts: {@code lido/marcaine 1:1, 5 cc total}. */
final class Mixture {
  /** Decimals of milliliters if the parts are not even. */
  private static final int DECIMALS = 2;

  private final List<InjectateBuilder> drugs;
  private final CellFindings findings;

  Mixture(List<InjectateBuilder> drugs, CellFindings findings) {
    this.drugs = drugs;
    this.findings = findings;
  }

  /** Sets the volume of each drug. */
  void share(Ratio ratio, Optional<BigDecimal> total) {
    List<Integer> parts =
        ratio.parts().isEmpty() ? Collections.nCopies(drugs.size(), 1) : ratio.parts();
    if (drugs.size() < 2 || parts.size() != drugs.size()) {
      findings.reject(
          "the ratio has "
              + parts.size()
              + " parts, but the number of drugs is "
              + drugs.size()
              + ".");
      return;
    }
    List<BigDecimal> volumes = drugs.stream().flatMap(d -> d.volumeMl().stream()).toList();
    if (volumes.size() > 1 || (total.isPresent() && !volumes.isEmpty())) {
      findings.reject(
          "there are a ratio and several volumes. Write a ratio and one total, or the volume of"
              + " each drug.");
    } else if (total.isEmpty() && volumes.isEmpty()) {
      findings.warnAssumed("the volume of the mixture is missing, so the drugs have no amount.");
    } else {
      share(parts, total.orElseGet(() -> volumes.get(0)));
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
        findings.reject(
            "a part of this mixture is less than 0.01 mL. Check the ratio and the total.");
        return;
      }
      drugs.get(i).addShare(plain(volume));
    }
    if (rounded) {
      findings.warnAssumed("the parts of the mixture were rounded to 0.01 mL.");
    }
  }

  private static BigDecimal plain(BigDecimal volume) {
    BigDecimal stripped = volume.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
