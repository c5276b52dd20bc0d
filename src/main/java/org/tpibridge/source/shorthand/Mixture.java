package org.tpibridge.source.shorthand;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.tpibridge.source.shorthand.InjectateElement.Ratio;

/** Drugs mixed by parts of volume: {@code lido/marcaine 1:1, 5 cc total}. */
final class Mixture {
  /** Of millilitres, where parts do not come out even. */
  private static final int DECIMALS = 2;

  private final List<InjectateDraft> drugs;
  private final Notes notes;

  Mixture(List<InjectateDraft> drugs, Notes notes) {
    this.drugs = drugs;
    this.notes = notes;
  }

  /** Gives each drug its volume. */
  void share(Ratio ratio, Optional<BigDecimal> total) {
    List<Integer> parts =
        ratio.parts().isEmpty() ? Collections.nCopies(drugs.size(), 1) : ratio.parts();
    if (drugs.size() < 2 || parts.size() != drugs.size()) {
      notes.refuse(
          "a ratio of " + parts.size() + " parts wants as many drugs, not " + drugs.size() + ".");
      return;
    }
    List<BigDecimal> poured = drugs.stream().flatMap(d -> d.volumeMl().stream()).toList();
    if (poured.size() > 1 || (total.isPresent() && !poured.isEmpty())) {
      notes.refuse("write a ratio and one total, or each drug's volume, and not both.");
    } else if (total.isEmpty() && poured.isEmpty()) {
      notes.doubtful("the mixture's volume is not told, so that no drug has an amount.");
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
        notes.refuse("a part of this mixture is less than 0.01 mL.");
        return;
      }
      drugs.get(i).share(plain(volume));
    }
    if (rounded) {
      notes.doubtful("the parts of the mixture are rounded to 0.01 mL.");
    }
  }

  private static BigDecimal plain(BigDecimal volume) {
    BigDecimal stripped = volume.stripTrailingZeros();
    return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
  }
}
