package org.tpibridge.reading.shorthand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.tpibridge.reading.shorthand.SiteElement.Mark;
import org.tpibridge.reading.shorthand.SiteElement.Passes;
import org.tpibridge.reading.shorthand.SiteElement.Share;
import org.tpibridge.reading.shorthand.SiteElement.Sides;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.Side;

/** Reads a whole cell of sites: {@code R trap x2, b/l levator scap; L>R QL}. */
final class SiteReader {
  private static final int MAX_SITES = 200;

  private final Terminology terminology;
  private final CellFindings findings;
  private final List<InjectionSite> sites = new ArrayList<>();

  /** The clauses since the last semicolon. */
  private final List<SiteClause> group = new ArrayList<>();

  /** The side before a colon, which applies to what follows. */
  private Optional<Sides> heading = Optional.empty();

  /** The side before a colon that a semicolon ended. */
  private Optional<Sides> past = Optional.empty();

  private SiteItem item;

  SiteReader(Terminology terminology, CellFindings findings) {
    this.terminology = terminology;
    this.findings = findings;
    item = new SiteItem(terminology, findings);
  }

  Optional<List<InjectionSite>> read() {
    TokenCursor tokens = TokenCursor.of(findings.cell(), Lexer.Numbers.DECIMAL);
    List<SiteElement> elements = new SiteElementParser(terminology, tokens, findings).read();
    if (!findings.rejected()) {
      elements = new SiteNameCompletion(terminology, findings).completed(elements);
    }
    for (SiteElement element : elements) {
      if (findings.rejected()) {
        return Optional.empty();
      }
      addSites(element);
    }
    endGroup();
    if (sites.isEmpty() && !findings.rejected()) {
      findings.reject("the muscle is missing. Write muscle, side and passes, such as R trap x2.");
    }
    if (sites.size() > MAX_SITES) {
      findings.reject("the maximum is " + MAX_SITES + " sites.");
    }
    return Optional.of(sites);
  }

  private void addSites(SiteElement element) {
    if (element instanceof Mark mark) {
      switch (mark) {
        case COMMA -> endItem();
        case SEMICOLON -> {
          Optional<Sides> ended = heading;
          boolean used = !item.isEmpty() || !group.isEmpty();
          endGroup();
          past = ended.isPresent() ? ended : past;
          // A heading on a separate line applies to the next line.
          heading = used ? Optional.empty() : ended;
        }
        case COLON -> {
          Optional<Sides> side = item.sideAlone();
          if (side.isPresent()) {
            item = new SiteItem(terminology, findings);
            endGroup();
            heading = side;
            past = Optional.empty();
          }
        }
      }
    } else {
      item.add(element);
    }
  }

  private void endItem() {
    if (!item.isEmpty() && !findings.rejected()) {
      Optional<SiteClause> before =
          group.isEmpty() ? Optional.empty() : Optional.of(group.get(group.size() - 1));
      Optional<SiteClause> completed = before.flatMap(item::completing);
      if (completed.isPresent()) {
        group.set(group.size() - 1, completed.get());
      } else {
        for (SiteClause clause : item.clauses(before)) {
          group.add(clause.sides().isPresent() ? clause : clause.on(heading));
        }
      }
    }
    item = new SiteItem(terminology, findings);
  }

  private void endGroup() {
    endItem();
    Optional<Sides> carried = Optional.empty();
    boolean sideFirst = true;
    for (int i = 0; i < group.size() && !findings.rejected(); i++) {
      SiteClause clause = group.get(i);
      if (clause.sides().isPresent()) {
        carried = clause.sides();
        sideFirst &= clause.sideFirst();
      } else if (carried.isPresent() || sideFollows(i)) {
        clause = carrySide(i, sideFirst ? carried : Optional.empty());
      } else if (past.isPresent()) {
        findings.rejectAmbiguous(
            "it is not clear whether the side before the colon applies to " + clause.muscle() + ".",
            List.of(clause.on(past).written(), clause.written() + " (no side)"));
      }
      resolve(clause);
    }
    group.clear();
    heading = Optional.empty();
  }

  private boolean sideFollows(int index) {
    List<SiteClause> later = group.subList(index + 1, group.size());
    return later.stream()
        .filter(c -> c.sides().isPresent())
        .findFirst()
        .map(c -> !c.sideFirst())
        .orElse(false);
  }

  /**
   * Carries a side: in {@code R trap, levator} it applies to both; in {@code trap, levator R} it
   * may apply to both.
   */
  private SiteClause carrySide(int index, Optional<Sides> side) {
    SiteClause clause = group.get(index);
    if (side.isPresent()) {
      SiteClause sided = clause.on(side);
      findings.warnAssumed(
          "the side was also applied to a muscle after it: "
              + sided.written()
              + ". Use a semicolon to end it.");
      return sided;
    }
    Optional<Sides> other =
        group.stream().map(SiteClause::sides).flatMap(Optional::stream).findFirst();
    findings.rejectAmbiguous(
        "it is not clear whether the side also applies to " + clause.muscle() + ".",
        List.of(clause.on(other).written(), clause.written() + " (no side)"));
    return clause;
  }

  private void resolve(SiteClause clause) {
    OptionalInt passes =
        clause.passes().map(stated -> OptionalInt.of(stated.count())).orElse(OptionalInt.empty());
    if (clause.sides().isEmpty()) {
      sites.add(new InjectionSite(clause.muscle(), Optional.empty(), passes));
      return;
    }
    Sides stated = clause.sides().get();
    if (stated.sides().size() > 1) {
      int each = Math.max(onEachSide(clause, stated, passes.orElse(1)), 1);
      passes = passes.isPresent() ? OptionalInt.of(each) : passes;
    }
    for (Side side : stated.sides()) {
      sites.add(new InjectionSite(clause.muscle(), Optional.of(side), passes));
    }
  }

  private int onEachSide(SiteClause clause, Sides stated, int passes) {
    Share share = clause.passes().map(Passes::share).orElse(Share.EACH_SIDE);
    if (stated.more().isPresent()) {
      differingPasses(clause.muscle(), stated.more().get(), passes);
    } else if (share == Share.TOTAL) {
      if (passes % 2 != 0) {
        findings.reject(
            "an odd total of passes cannot be split evenly. Write each side with its passes.");
      }
      return passes / 2;
    } else if (share == Share.UNSPECIFIED && passes > 1) {
      findings.reportAssumed("x" + passes + " was read as " + passes + " passes on each side.");
    }
    return passes;
  }

  private void differingPasses(String muscle, Side more, int passes) {
    if (passes == 1) {
      findings.warnAssumed("read as both sides; that one side had more was ignored.");
      return;
    }
    char most = more.name().charAt(0);
    char least = more == Side.LEFT ? 'R' : 'L';
    findings.rejectAmbiguous(
        "the number of passes on each side is not clear.",
        List.of(
            muscle + " " + most + " x" + (passes - 1) + "; " + muscle + " " + least + " x1",
            muscle + " " + most + " x" + passes + "; " + muscle + " " + least + " x" + passes));
  }
}
