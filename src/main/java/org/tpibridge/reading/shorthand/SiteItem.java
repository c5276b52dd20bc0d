package org.tpibridge.reading.shorthand;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.QuotedText;
import org.tpibridge.reading.shorthand.SiteElement.Level;
import org.tpibridge.reading.shorthand.SiteElement.NamedMuscle;
import org.tpibridge.reading.shorthand.SiteElement.Passes;
import org.tpibridge.reading.shorthand.SiteElement.Sides;
import org.tpibridge.terminology.Terminology;

/** The elements between two separators, usually one muscle with its side and passes. */
final class SiteItem {
  private static final String HINT =
      " Separate sites by semicolons, such as R trap x2; L rhomboid.";

  private final Terminology terminology;
  private final CellFindings findings;
  private final List<NamedMuscle> muscles = new ArrayList<>();
  private final List<Sides> sides = new ArrayList<>();
  private final List<Passes> passes = new ArrayList<>();
  private final List<SiteElement> elements = new ArrayList<>();
  private Optional<String> region = Optional.empty();

  SiteItem(Terminology terminology, CellFindings findings) {
    this.terminology = terminology;
    this.findings = findings;
  }

  void add(SiteElement element) {
    if (element instanceof NamedMuscle muscle) {
      muscles.add(muscle);
    } else if (element instanceof Sides side) {
      sides.add(side);
    } else if (element instanceof Passes count) {
      passes.add(count);
    } else if (element instanceof Level level) {
      region = Optional.of(level.region());
    }
    if (!(element instanceof Level)) {
      elements.add(element);
    }
  }

  boolean isEmpty() {
    return elements.isEmpty();
  }

  /** The side, if the item has nothing else, as before a colon. */
  Optional<Sides> sideAlone() {
    return elements.size() == 1 && sides.size() == 1 ? Optional.of(sides.get(0)) : Optional.empty();
  }

  /**
   * {@code trapezius, right}, {@code R QL, 3 passes}: the previous clause, completed with this
   * item; empty if this item is more than a side or passes.
   */
  Optional<SiteClause> completing(SiteClause before) {
    boolean sideFits = sides.isEmpty() || (sides.size() == 1 && before.sides().isEmpty());
    boolean countFits = passes.isEmpty() || (passes.size() == 1 && before.passes().isEmpty());
    if (!muscles.isEmpty() || !sideFits || !countFits) {
      return Optional.empty();
    }
    SiteClause sided = sides.isEmpty() ? before : before.on(Optional.of(sides.get(0)));
    return Optional.of(passes.isEmpty() ? sided : sided.with(passes.get(0)));
  }

  /**
   * The clauses of the item; errors are reported.
   *
   * @param before the previous clause, unless a semicolon separates it
   */
  List<SiteClause> clauses(Optional<SiteClause> before) {
    if (muscles.isEmpty()) {
      return ofMuscleBefore(before);
    }
    return muscles.size() == 1 ? oneMuscle() : severalMuscles();
  }

  /** {@code trap R x2, L x1}: the second item is another side of the same muscle. */
  private List<SiteClause> ofMuscleBefore(Optional<SiteClause> before) {
    if (before.isPresent() && before.get().sides().isPresent() && !sides.isEmpty()) {
      return sidesOf(before.get().muscle(), false);
    }
    findings.reject("the muscle of a side or a count is missing." + HINT);
    return List.of();
  }

  private List<SiteClause> oneMuscle() {
    String muscle = words(muscles.get(0));
    boolean leads =
        !sides.isEmpty() && elements.indexOf(sides.get(0)) < elements.indexOf(muscles.get(0));
    if (sides.size() > 1) {
      if (leads) {
        return reportUnclear();
      }
      return sidesOf(muscle, false);
    }
    if (passes.size() > 1) {
      return reportUnclear();
    }
    return List.of(
        new SiteClause(muscle, sides.stream().findFirst(), leads, passes.stream().findFirst()));
  }

  /** The sides of one muscle, each with the passes after it. */
  private List<SiteClause> sidesOf(String muscle, boolean leads) {
    List<SiteClause> clauses = new ArrayList<>();
    for (SiteElement element : elements) {
      if (element instanceof Sides side) {
        boolean again = clauses.stream().anyMatch(c -> overlap(c.sides().orElseThrow(), side));
        if (again) {
          return reportUnclear();
        }
        clauses.add(new SiteClause(muscle, Optional.of(side), leads, Optional.empty()));
      } else if (element instanceof Passes count) {
        int last = clauses.size() - 1;
        if (last < 0 || clauses.get(last).passes().isPresent()) {
          return reportUnclear();
        }
        clauses.set(last, clauses.get(last).with(count));
      }
    }
    return clauses;
  }

  private static boolean overlap(Sides one, Sides other) {
    return one.sides().stream().anyMatch(other.sides()::contains);
  }

  /**
   * {@code R trap x2 L rhomboid}: clear if the side is always before or always after the muscle.
   */
  private List<SiteClause> severalMuscles() {
    List<SiteElement> named = elements.stream().filter(e -> !(e instanceof Passes)).toList();
    boolean leads = named.get(0) instanceof Sides;
    List<SiteClause> clauses = new ArrayList<>();
    for (int i = 0; i + 1 < named.size(); i += 2) {
      SiteElement side = named.get(leads ? i : i + 1);
      SiteElement muscle = named.get(leads ? i + 1 : i);
      if (!(side instanceof Sides s) || !(muscle instanceof NamedMuscle m)) {
        return reportUnclear();
      }
      clauses.add(new SiteClause(words(m), Optional.of(s), leads, Optional.empty()));
    }
    boolean paired = named.size() == 2 * muscles.size();
    return paired ? withPasses(clauses) : reportUnclear();
  }

  /** Adds passes to the site before them. */
  private List<SiteClause> withPasses(List<SiteClause> clauses) {
    int named = 0;
    for (SiteElement element : elements) {
      if (element instanceof Passes count) {
        int clause = named / 2 - 1;
        boolean afterClause = named % 2 == 0 && clause >= 0;
        if (!afterClause || clauses.get(clause).passes().isPresent()) {
          return reportUnclear();
        }
        clauses.set(clause, clauses.get(clause).with(count));
      } else {
        named++;
      }
    }
    return clauses;
  }

  /** The words of a muscle, with the region of a level if the terminology contains that muscle. */
  private String words(NamedMuscle muscle) {
    return region
        .map(letter -> letter + " " + muscle.words())
        .filter(words -> terminology.muscle(words).isPresent())
        .orElse(muscle.words());
  }

  private List<SiteClause> reportUnclear() {
    findings.reject(
        "it is not clear which side or count belongs to which muscle"
            + (muscles.isEmpty() ? "" : " (" + QuotedText.of(muscles.get(0).words()) + ")")
            + "."
            + HINT);
    return List.of();
  }
}
