package org.tpibridge.source.shorthand;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.source.shorthand.InjectateElement.Drug;
import org.tpibridge.source.shorthand.InjectateElement.Mark;
import org.tpibridge.source.shorthand.InjectateElement.Piece;
import org.tpibridge.source.shorthand.InjectateElement.Ratio;
import org.tpibridge.source.shorthand.InjectateElement.Total;
import org.tpibridge.visit.Injectate;

/** The drugs between two semicolons: which amount belongs to which drug, and what they share. */
final class InjectateGroup {
  private static final String HOW =
      " Write each drug with its amounts and a semicolon behind it: 1% lidocaine 2 mL; Kenalog 40"
          + " mg.";

  private final List<Piece> pieces = new ArrayList<>();
  private final Tokens tokens;
  private final Notes notes;

  /** Where the group's text starts and ends, in tokens. */
  private final int from;

  private final int to;
  private final List<InjectateDraft> drafts = new ArrayList<>();
  private Optional<Ratio> ratio = Optional.empty();
  private Optional<BigDecimal> total = Optional.empty();

  InjectateGroup(List<Piece> all, Tokens tokens, Notes notes) {
    this.tokens = tokens;
    this.notes = notes;
    List<Piece> told = all.stream().filter(p -> p.element() != Mark.COMMA).toList();
    from = told.isEmpty() ? 0 : told.get(0).from();
    to = told.isEmpty() ? 0 : told.get(told.size() - 1).to();
    for (Piece piece : all) {
      if (piece.element() instanceof Ratio parts) {
        once(ratio.isEmpty());
        ratio = Optional.of(parts);
      } else if (piece.element() instanceof Total volume) {
        once(total.isEmpty());
        total = Optional.of(volume.ml());
      } else {
        pieces.add(piece);
      }
    }
  }

  private void once(boolean first) {
    if (!first) {
      notes.refuse("a ratio or a total stands twice." + HOW);
    }
  }

  List<Injectate> injectates() {
    attach();
    if (notes.refused() || drafts.isEmpty()) {
      if (!pieces.isEmpty() && !notes.refused()) {
        notes.refuse("an amount stands without its drug." + HOW);
      }
      return List.of();
    }
    if (ratio.isPresent() || drafts.size() == 1) {
      drafts.forEach(d -> d.reach(from, to));
    }
    if (ratio.isPresent()) {
      new Mixture(drafts, notes).share(ratio.get(), total);
    } else {
      total.ifPresent(this::check);
      onlyOnePoured();
    }
    List<Injectate> injectates = new ArrayList<>();
    for (InjectateDraft draft : drafts) {
      if (!notes.refused()) {
        draft.injectate(tokens, notes).ifPresent(injectates::add);
      }
    }
    return injectates;
  }

  /** Part by part: with one drug it has everything beside it; without one it waits for one. */
  private void attach() {
    List<Piece> waiting = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= pieces.size() && !notes.refused(); i++) {
      if (i < pieces.size() && pieces.get(i).element() != Mark.COMMA) {
        continue;
      }
      List<Piece> part = pieces.subList(start, i);
      start = i + 1;
      long drugs = part.stream().filter(p -> p.element() instanceof Drug).count();
      if (drugs == 0) {
        waiting.addAll(part);
      } else {
        part(part, drugs, waiting);
        waiting.clear();
      }
    }
    if (!drafts.isEmpty() && !notes.refused()) {
      waiting.forEach(w -> give(last(), w));
    }
  }

  private InjectateDraft last() {
    return drafts.get(drafts.size() - 1);
  }

  /**
   * @param waiting amounts between the part before and this one
   */
  private void part(List<Piece> part, long drugs, List<Piece> waiting) {
    boolean amountsLead = !(part.get(0).element() instanceof Drug);
    List<InjectateDraft> before = drafts.isEmpty() ? List.of() : List.of(last());
    List<InjectateDraft> own = drugs == 1 ? List.of(one(part)) : several(part, amountsLead);
    drafts.addAll(own);
    for (Piece piece : waiting) {
      if (notes.refused()) {
        return;
      }
      boolean fitsBefore = before.stream().anyMatch(d -> d.lacks(piece.element()));
      boolean fitsHere = own.get(0).lacks(piece.element()) && (amountsLead || before.isEmpty());
      if (fitsBefore && fitsHere) {
        whose(piece, before.get(0), own.get(0));
      } else {
        give(fitsHere || before.isEmpty() ? own.get(0) : before.get(0), piece);
      }
    }
  }

  private InjectateDraft one(List<Piece> part) {
    Piece drug = part.stream().filter(p -> p.element() instanceof Drug).findFirst().orElseThrow();
    InjectateDraft draft = draft(drug);
    part.stream().filter(p -> !(p.element() instanceof Drug)).forEach(p -> give(draft, p));
    return draft;
  }

  private static InjectateDraft draft(Piece drug) {
    return new InjectateDraft((Drug) drug.element(), drug.from(), drug.to());
  }

  /** Without a comma between drugs, all amounts stand before theirs or all behind. */
  private List<InjectateDraft> several(List<Piece> part, boolean amountsLead) {
    boolean amountsEnd = !(part.get(part.size() - 1).element() instanceof Drug);
    List<InjectateDraft> several = new ArrayList<>();
    List<Piece> leading = new ArrayList<>();
    for (Piece piece : part) {
      if (piece.element() instanceof Drug) {
        InjectateDraft draft = draft(piece);
        if (leading.size() > 1 && !several.isEmpty()) {
          // 1% lidocaine 2cc 40mg Kenalog
          InjectateDraft before = several.get(several.size() - 1);
          whoseFirst(leading.get(0), before, draft);
        }
        several.add(draft);
        leading.forEach(p -> give(draft, p));
        leading.clear();
      } else if (amountsLead) {
        leading.add(piece);
      } else {
        give(several.get(several.size() - 1), piece);
      }
    }
    boolean noAmounts = part.size() == several.size();
    boolean unclear = noAmounts ? ratio.isEmpty() : amountsLead == amountsEnd;
    if (unclear && !notes.refused()) {
      notes.refuse("it is not clear which amount is of which drug." + HOW);
    }
    return several;
  }

  private void whoseFirst(Piece piece, InjectateDraft before, InjectateDraft here) {
    if (before.lacks(piece.element()) && !notes.refused()) {
      whose(piece, before, here);
    }
  }

  private void whose(Piece piece, InjectateDraft before, InjectateDraft here) {
    String words = tokens.words(piece.from(), piece.to());
    notes.ambiguous(
        "whose amount is " + words + "?",
        List.of(before.drug() + " " + words, here.drug() + " " + words));
  }

  private void give(InjectateDraft draft, Piece piece) {
    if (draft.lacks(piece.element())) {
      draft.take(piece.element());
      draft.reach(piece.from(), piece.to());
    } else if (!notes.refused()) {
      notes.refuse(
          tokens.words(piece.from(), piece.to())
              + " is one amount too many of "
              + draft.drug()
              + "."
              + HOW);
    }
  }

  /** A total is what one drug has, or what the volumes of all come to. */
  private void check(BigDecimal ml) {
    if (drafts.size() == 1 && last().volumeMl().isEmpty()) {
      last().share(ml);
      return;
    }
    boolean all = drafts.stream().allMatch(d -> d.volumeMl().isPresent());
    BigDecimal sum =
        drafts.stream()
            .flatMap(d -> d.volumeMl().stream())
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    if (!all) {
      notes.refuse(
          "how is the total shared? Write a ratio, such as 1:1, or each drug's volume." + HOW);
    } else if (sum.compareTo(ml) != 0) {
      notes.refuse(
          "the volumes come to "
              + sum.toPlainString()
              + " mL, the total says "
              + ml.toPlainString()
              + ".");
    }
  }

  /** {@code lido/marcaine 5 cc}: a volume beside one drug may be that of all. */
  private void onlyOnePoured() {
    Optional<InjectateDraft> poured =
        drafts.stream().filter(d -> d.volumeMl().isPresent()).findFirst();
    Optional<InjectateDraft> dry = drafts.stream().filter(d -> !d.hasAmount()).findFirst();
    if (poured.isPresent() && dry.isPresent() && !notes.refused()) {
      String volume = poured.get().volumeMl().get().toPlainString() + " mL";
      notes.ambiguous(
          "is " + volume + " the volume of one drug, or of all?",
          List.of(
              poured.get().drug() + " " + volume + "; " + dry.get().drug() + " (amount not told)",
              poured.get().drug() + "/" + dry.get().drug() + " 1:1 " + volume + " total"));
    }
  }
}
