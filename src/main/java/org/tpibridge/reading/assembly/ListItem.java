package org.tpibridge.reading.assembly;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.canonical.BilledDrugGrammar;
import org.tpibridge.terminology.Concept;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.BilledDrug;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.Strength;

/**
 * An item of a list and its place. Records with one row (or segment) for each injection contain the
 * same muscle or drug several times; a visit has it once, with all passes and amounts. Only items
 * in different places are merged; an item that one cell lists twice is reported by the checks.
 */
record ListItem<T>(T value, Place place) {

  private static final int MAX_PASSES = 99;

  /** Merges two items into one; empty if they are different items. */
  interface Merge<T> {
    Optional<T> of(T first, T second);
  }

  /** Merges items that have amounts. */
  interface AmountMerge<T> extends Merge<T> {
    /** Whether both are the same item with the same amount, regardless of the wording. */
    boolean isSame(T first, T second);

    /** Whether it matters that the item is counted twice. */
    default boolean hasAmount(T item) {
      return true;
    }

    /** The item with its amount, for a message. */
    String description(T item);
  }

  static <T> List<ListItem<T>> merged(List<ListItem<T>> items, Merge<T> merge) {
    List<ListItem<T>> merged = new ArrayList<>(items.size());
    for (ListItem<T> item : items) {
      if (!mergeInto(item, merged, merge)) {
        merged.add(item);
      }
    }
    return merged;
  }

  private static <T> boolean mergeInto(ListItem<T> item, List<ListItem<T>> merged, Merge<T> merge) {
    for (int i = 0; i < merged.size(); i++) {
      ListItem<T> earlier = merged.get(i);
      Optional<T> both =
          earlier.place.equals(item.place) ? Optional.empty() : merge.of(earlier.value, item.value);
      if (both.isPresent()) {
        merged.set(i, new ListItem<>(both.get(), earlier.place));
        return true;
      }
    }
    return false;
  }

  /** Merges equal items into one. */
  static <T> Optional<T> equalItems(T first, T second) {
    return first.equals(second) ? Optional.of(first) : Optional.empty();
  }

  /** Merges sites with the same muscle and side by adding their passes. */
  static AmountMerge<InjectionSite> sites(Terminology terminology) {
    return new AmountMerge<>() {
      @Override
      public Optional<InjectionSite> of(InjectionSite a, InjectionSite b) {
        return isOneSite(a, b) && a.passCount() + b.passCount() <= MAX_PASSES
            ? Optional.of(new InjectionSite(a.muscle(), a.side(), a.passCount() + b.passCount()))
            : Optional.empty();
      }

      @Override
      public boolean isSame(InjectionSite a, InjectionSite b) {
        return isOneSite(a, b) && a.passCount() == b.passCount();
      }

      @Override
      public String description(InjectionSite site) {
        return site.muscle()
            + site.side().map(s -> " " + s.name().toLowerCase(Locale.ROOT)).orElse("")
            + " x"
            + site.passCount();
      }

      private boolean isOneSite(InjectionSite a, InjectionSite b) {
        return a.side().equals(b.side())
            && isSameConcept(a.muscle(), b.muscle(), terminology::muscle);
      }
    };
  }

  /** Merges drugs with the same code by adding the billed units. */
  static AmountMerge<BilledDrug> billedDrugs() {
    return new AmountMerge<>() {
      @Override
      public Optional<BilledDrug> of(BilledDrug a, BilledDrug b) {
        return a.code().equals(b.code()) && a.units() + b.units() <= BilledDrugGrammar.MAX_UNITS
            ? Optional.of(new BilledDrug(a.code(), a.units() + b.units()))
            : Optional.empty();
      }

      @Override
      public boolean isSame(BilledDrug a, BilledDrug b) {
        return a.equals(b);
      }

      @Override
      public String description(BilledDrug drug) {
        return drug.code() + " x" + drug.units();
      }
    };
  }

  /**
   * Merges the same drug in the same strength by adding the amounts, if both have the same kinds of
   * amount.
   */
  static AmountMerge<Injectate> injectates(Terminology terminology) {
    return new AmountMerge<>() {
      @Override
      public Optional<Injectate> of(Injectate a, Injectate b) {
        boolean mergeable =
            isOneDrug(a, b)
                && sameStrength(a.strength(), b.strength())
                && a.volumeMl().isPresent() == b.volumeMl().isPresent()
                && a.statedMg().isPresent() == b.statedMg().isPresent()
                && (a.volumeMl().isPresent() || a.statedMg().isPresent());
        return mergeable ? Optional.of(sum(a, b)) : Optional.empty();
      }

      /** {@code lidocaine 1% 3 mL} and {@code lidocaine 30 mg} are the same dose. */
      @Override
      public boolean isSame(Injectate a, Injectate b) {
        boolean strengths = a.strength().isPresent() && b.strength().isPresent();
        boolean volumes = a.volumeMl().isPresent() && b.volumeMl().isPresent();
        boolean doses = a.doseMg().isPresent() && b.doseMg().isPresent();
        return isOneDrug(a, b)
            && (!strengths || sameStrength(a.strength(), b.strength()))
            && (!volumes || a.volumeMl().get().compareTo(b.volumeMl().get()) == 0)
            && (doses
                ? a.doseMg().get().compareTo(b.doseMg().get()) == 0
                : volumes || (!hasAmount(a) && !hasAmount(b)));
      }

      @Override
      public boolean hasAmount(Injectate drug) {
        return drug.volumeMl().isPresent() || drug.statedMg().isPresent();
      }

      @Override
      public String description(Injectate drug) {
        return drug.toCanonicalText();
      }

      private boolean isOneDrug(Injectate a, Injectate b) {
        return isSameConcept(
                a.drug(), b.drug(), words -> terminology.drug(words).map(d -> d.concept()))
            && a.epinephrine().equals(b.epinephrine());
      }
    };
  }

  private static Injectate sum(Injectate a, Injectate b) {
    Injectate unwritten =
        new Injectate(
            a.drug(),
            a.strength(),
            sum(a.volumeMl(), b.volumeMl()),
            sum(a.statedMg(), b.statedMg()),
            a.epinephrine(),
            a.text());
    return new Injectate(
        unwritten.drug(),
        unwritten.strength(),
        unwritten.volumeMl(),
        unwritten.statedMg(),
        unwritten.epinephrine(),
        unwritten.toCanonicalText());
  }

  private static Optional<BigDecimal> sum(Optional<BigDecimal> a, Optional<BigDecimal> b) {
    return a.flatMap(x -> b.map(x::add));
  }

  private static boolean sameStrength(Optional<Strength> a, Optional<Strength> b) {
    if (a.isEmpty() || b.isEmpty()) {
      return a.isEmpty() == b.isEmpty();
    }
    return a.get().mgPerMl().compareTo(b.get().mgPerMl()) == 0;
  }

  private static boolean isSameConcept(
      String a, String b, Function<String, Optional<Concept>> table) {
    return key(a, table).equals(key(b, table));
  }

  private static String key(String words, Function<String, Optional<Concept>> table) {
    return table.apply(words).map(Concept::key).orElse(words.toLowerCase(Locale.ROOT));
  }
}
