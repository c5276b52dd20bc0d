package org.tpibridge.reading.shorthand;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.reading.shorthand.InjectateElement.Mark;
import org.tpibridge.reading.shorthand.InjectateElement.NamedDrug;
import org.tpibridge.reading.shorthand.InjectateElement.Piece;
import org.tpibridge.reading.shorthand.InjectateElement.Ratio;
import org.tpibridge.reading.shorthand.InjectateElement.Total;
import org.tpibridge.visit.Injectate;

/** Assigns amounts to the drugs between two semicolons, and shares ratios and totals. */
final class InjectateGroup {
  private static final String HINT =
      " Write each drug with its amounts, separated by semicolons, such as 1% lidocaine 2 mL;"
          + " Kenalog 40 mg.";

  private final List<Piece> pieces = new ArrayList<>();
  private final TokenCursor tokens;
  private final CellFindings findings;

  /** The range of the group's text, in tokens. */
  private final int from;

  private final int to;
  private final List<InjectateBuilder> builders = new ArrayList<>();
  private Optional<Ratio> ratio = Optional.empty();
  private Optional<BigDecimal> total = Optional.empty();

  InjectateGroup(List<Piece> all, TokenCursor tokens, CellFindings findings) {
    this.tokens = tokens;
    this.findings = findings;
    List<Piece> stated = all.stream().filter(p -> p.element() != Mark.COMMA).toList();
    from = stated.isEmpty() ? 0 : stated.get(0).from();
    to = stated.isEmpty() ? 0 : stated.get(stated.size() - 1).to();
    for (Piece piece : all) {
      if (piece.element() instanceof Ratio parts) {
        singleTotal(ratio.isEmpty());
        ratio = Optional.of(parts);
      } else if (piece.element() instanceof Total volume) {
        singleTotal(total.isEmpty());
        total = Optional.of(volume.ml());
      } else {
        pieces.add(piece);
      }
    }
  }

  private void singleTotal(boolean first) {
    if (!first) {
      findings.reject("there are two ratios or two totals." + HINT);
    }
  }

  List<Injectate> injectates() {
    attach();
    if (findings.rejected() || builders.isEmpty()) {
      if (!pieces.isEmpty() && !findings.rejected()) {
        findings.reject("the drug of an amount is missing." + HINT);
      }
      return List.of();
    }
    if (ratio.isPresent() || builders.size() == 1) {
      builders.forEach(d -> d.extendTo(from, to));
    }
    if (ratio.isPresent()) {
      new Mixture(builders, findings).share(ratio.get(), total);
    } else {
      total.ifPresent(this::check);
      onlyOneWithVolume();
    }
    List<Injectate> injectates = new ArrayList<>();
    for (InjectateBuilder builder : builders) {
      if (!findings.rejected()) {
        builder.injectate(tokens, findings).ifPresent(injectates::add);
      }
    }
    return injectates;
  }

  /**
   * Assigns amounts part by part: a part with one drug gives it all its amounts; a part without a
   * drug waits for the next.
   */
  private void attach() {
    List<Piece> waiting = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= pieces.size() && !findings.rejected(); i++) {
      if (i < pieces.size() && pieces.get(i).element() != Mark.COMMA) {
        continue;
      }
      List<Piece> part = pieces.subList(start, i);
      start = i + 1;
      long drugs = part.stream().filter(p -> p.element() instanceof NamedDrug).count();
      if (drugs == 0) {
        waiting.addAll(part);
      } else {
        part(part, drugs, waiting);
        waiting.clear();
      }
    }
    if (!builders.isEmpty() && !findings.rejected()) {
      waiting.forEach(w -> assign(last(), w));
    }
  }

  private InjectateBuilder last() {
    return builders.get(builders.size() - 1);
  }

  /**
   * @param waiting amounts between the previous part and this one
   */
  private void part(List<Piece> part, long drugs, List<Piece> waiting) {
    boolean amountsLead = !(part.get(0).element() instanceof NamedDrug);
    List<InjectateBuilder> before = builders.isEmpty() ? List.of() : List.of(last());
    List<InjectateBuilder> own = drugs == 1 ? List.of(one(part)) : several(part, amountsLead);
    builders.addAll(own);
    for (Piece piece : waiting) {
      if (findings.rejected()) {
        return;
      }
      boolean fitsBefore = before.stream().anyMatch(d -> d.accepts(piece.element()));
      boolean fitsHere = own.get(0).accepts(piece.element()) && (amountsLead || before.isEmpty());
      if (fitsBefore && fitsHere) {
        ownerOf(piece, before.get(0), own.get(0));
      } else {
        assign(fitsHere || before.isEmpty() ? own.get(0) : before.get(0), piece);
      }
    }
  }

  private InjectateBuilder one(List<Piece> part) {
    Piece drug =
        part.stream().filter(p -> p.element() instanceof NamedDrug).findFirst().orElseThrow();
    InjectateBuilder builder = builder(drug);
    part.stream().filter(p -> !(p.element() instanceof NamedDrug)).forEach(p -> assign(builder, p));
    return builder;
  }

  private static InjectateBuilder builder(Piece drug) {
    return new InjectateBuilder((NamedDrug) drug.element(), drug.from(), drug.to());
  }

  /** Without a comma between drugs, all amounts come before their drugs or all after them. */
  private List<InjectateBuilder> several(List<Piece> part, boolean amountsLead) {
    boolean amountsEnd = !(part.get(part.size() - 1).element() instanceof NamedDrug);
    List<InjectateBuilder> several = new ArrayList<>();
    List<Piece> leading = new ArrayList<>();
    for (Piece piece : part) {
      if (piece.element() instanceof NamedDrug) {
        InjectateBuilder builder = builder(piece);
        if (leading.size() > 1 && !several.isEmpty()) {
          // 1% lidocaine 2cc 40mg Kenalog
          InjectateBuilder before = several.get(several.size() - 1);
          ownerOfFirst(leading.get(0), before, builder);
        }
        several.add(builder);
        leading.forEach(p -> assign(builder, p));
        leading.clear();
      } else if (amountsLead) {
        leading.add(piece);
      } else {
        assign(several.get(several.size() - 1), piece);
      }
    }
    boolean noAmounts = part.size() == several.size();
    boolean unclear = noAmounts ? ratio.isEmpty() : amountsLead == amountsEnd;
    if (unclear && !findings.rejected()) {
      findings.reject("it is not clear which amount belongs to which drug." + HINT);
    }
    return several;
  }

  private void ownerOfFirst(Piece piece, InjectateBuilder before, InjectateBuilder here) {
    if (before.accepts(piece.element()) && !findings.rejected()) {
      ownerOf(piece, before, here);
    }
  }

  private void ownerOf(Piece piece, InjectateBuilder before, InjectateBuilder here) {
    String words = tokens.words(piece.from(), piece.to());
    findings.rejectAmbiguous(
        words + " may belong to either drug.",
        List.of(before.drug() + " " + words, here.drug() + " " + words));
  }

  private void assign(InjectateBuilder builder, Piece piece) {
    if (builder.accepts(piece.element())) {
      builder.add(piece.element());
      builder.extendTo(piece.from(), piece.to());
    } else if (!findings.rejected()) {
      findings.reject(
          tokens.words(piece.from(), piece.to())
              + " is one amount too many for "
              + builder.drug()
              + "."
              + HINT);
    }
  }

  /** Checks a total: it is the volume of a single drug, or the sum of all volumes. */
  private void check(BigDecimal ml) {
    if (builders.size() == 1 && last().volumeMl().isEmpty()) {
      last().addShare(ml);
      return;
    }
    boolean all = builders.stream().allMatch(d -> d.volumeMl().isPresent());
    BigDecimal sum =
        builders.stream()
            .flatMap(d -> d.volumeMl().stream())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (!all) {
      findings.reject(
          "it is not clear how the total is shared. Write a ratio, such as 1:1, or the volume of"
              + " each drug."
              + HINT);
    } else if (sum.compareTo(ml) != 0) {
      findings.reject(
          "the sum of the volumes is "
              + sum.toPlainString()
              + " mL, but the total is "
              + ml.toPlainString()
              + " mL. Correct one of them.");
    }
  }

  /** {@code lido/marcaine 5 cc}: the volume of one drug may be that of all. */
  private void onlyOneWithVolume() {
    Optional<InjectateBuilder> withVolume =
        builders.stream().filter(d -> d.volumeMl().isPresent()).findFirst();
    Optional<InjectateBuilder> withoutAmount =
        builders.stream().filter(d -> !d.hasAmount()).findFirst();
    if (withVolume.isPresent() && withoutAmount.isPresent() && !findings.rejected()) {
      String volume = withVolume.get().volumeMl().get().toPlainString() + " mL";
      findings.rejectAmbiguous(
          volume + " may be the volume of one drug or of all.",
          List.of(
              withVolume.get().drug()
                  + " "
                  + volume
                  + "; "
                  + withoutAmount.get().drug()
                  + " (no amount)",
              withVolume.get().drug()
                  + "/"
                  + withoutAmount.get().drug()
                  + " 1:1 "
                  + volume
                  + " total"));
    }
  }
}
