package org.tpibridge.reading.hl7v2.resolution;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.Strength;

/**
 * Compares two lists of injectates by the total of each drug and strength. If one list leaves out
 * an amount, a strength, epinephrine or a drug, that is not a contradiction.
 */
final class InjectateComparison {
  private final Terminology terminology;

  InjectateComparison(Terminology terminology) {
    this.terminology = terminology;
  }

  /** The total of a drug in one strength; values that not all of its items state are open. */
  private record Total(
      Optional<BigDecimal> mgPerMl,
      Optional<BigDecimal> ml,
      Optional<BigDecimal> mg,
      Optional<Integer> epinephrine) {

    static Total of(Injectate injectate) {
      return new Total(
          injectate.strength().map(Strength::mgPerMl),
          injectate.volumeMl(),
          injectate.doseMg(),
          injectate.epinephrine().isPresent()
              ? Optional.of(injectate.epinephrine().getAsInt())
              : Optional.empty());
    }

    Total plus(Total other) {
      return new Total(
          mgPerMl,
          sum(ml, other.ml),
          sum(mg, other.mg),
          epinephrine.equals(other.epinephrine) ? epinephrine : Optional.empty());
    }

    /** Returns the dose, using the strength of another source if necessary. */
    Total totalsIn(Optional<BigDecimal> strength) {
      return new Total(
          mgPerMl, ml, mg.or(() -> strength.flatMap(s -> ml.map(s::multiply))), epinephrine);
    }

    boolean hasAmount() {
      return ml.isPresent() || mg.isPresent();
    }

    private static Optional<BigDecimal> sum(Optional<BigDecimal> a, Optional<BigDecimal> b) {
      return a.flatMap(x -> b.map(x::add));
    }
  }

  ListAgreement compare(List<Injectate> first, List<Injectate> second) {
    Map<String, Map<String, Total>> a = totals(first);
    Map<String, Map<String, Total>> b = totals(second);
    Set<String> common = new HashSet<>(a.keySet());
    common.retainAll(b.keySet());
    if (a.isEmpty() || b.isEmpty()) {
      // An empty list was read from "none", which is a statement.
      return a.isEmpty() && b.isEmpty() ? ListAgreement.EQUAL : ListAgreement.CONFLICT;
    }
    if (common.isEmpty()) {
      return ListAgreement.DISJOINT;
    }
    if (a.size() > common.size() && b.size() > common.size()) {
      return ListAgreement.CONFLICT;
    }
    ListAgreement agreement = either(a.size() > common.size(), b.size() > common.size());
    for (String drug : common) {
      agreement = agreement.and(strengths(a.get(drug), b.get(drug)));
    }
    return agreement;
  }

  private static ListAgreement either(boolean firstHasMore, boolean secondHasMore) {
    if (firstHasMore && secondHasMore) {
      return ListAgreement.COMPLEMENTARY;
    }
    return firstHasMore
        ? ListAgreement.FIRST_MORE_COMPLETE
        : secondHasMore ? ListAgreement.SECOND_MORE_COMPLETE : ListAgreement.EQUAL;
  }

  private static ListAgreement strengths(Map<String, Total> a, Map<String, Total> b) {
    if (a.size() == 1 && b.size() == 1) {
      return totals(a.values().iterator().next(), b.values().iterator().next());
    }
    if (a.keySet().equals(b.keySet())) {
      ListAgreement agreement = ListAgreement.EQUAL;
      for (String strength : a.keySet()) {
        agreement = agreement.and(totals(a.get(strength), b.get(strength)));
      }
      return agreement;
    }
    // With one strength on one side and several on the other, only the total amount can be
    // compared.
    Total wholeA = whole(a);
    Total wholeB = whole(b);
    boolean openA = a.size() == 1 && wholeA.mgPerMl().isEmpty();
    boolean openB = b.size() == 1 && wholeB.mgPerMl().isEmpty();
    if ((!openA && !openB)
        || differ(wholeA.ml(), wholeB.ml())
        || differ(wholeA.mg(), wholeB.mg())) {
      return ListAgreement.CONFLICT;
    }
    return openA ? ListAgreement.SECOND_MORE_COMPLETE : ListAgreement.FIRST_MORE_COMPLETE;
  }

  private static Total whole(Map<String, Total> totals) {
    return totals.values().stream().reduce(Total::plus).orElseThrow();
  }

  private static ListAgreement totals(Total statedA, Total statedB) {
    Optional<BigDecimal> strength = statedA.mgPerMl().or(statedB::mgPerMl);
    Total a = statedA.totalsIn(strength);
    Total b = statedB.totalsIn(strength);
    boolean epinephrine =
        a.epinephrine().isPresent()
            && b.epinephrine().isPresent()
            && !a.epinephrine().equals(b.epinephrine());
    if (epinephrine
        || differ(a.mgPerMl(), b.mgPerMl())
        || differ(a.ml(), b.ml())
        || differ(a.mg(), b.mg())) {
      return ListAgreement.CONFLICT;
    }
    return either(
            statedA.mgPerMl().isPresent() && statedB.mgPerMl().isEmpty(),
            statedB.mgPerMl().isPresent() && statedA.mgPerMl().isEmpty())
        .and(either(a.hasAmount() && !b.hasAmount(), b.hasAmount() && !a.hasAmount()))
        .and(
            either(
                a.epinephrine().isPresent() && b.epinephrine().isEmpty(),
                b.epinephrine().isPresent() && a.epinephrine().isEmpty()))
        .and(incomparable(a, b) ? ListAgreement.COMPLEMENTARY : ListAgreement.EQUAL);
  }

  /** Whether one has a volume and the other a mass, without a strength to convert them. */
  private static boolean incomparable(Total a, Total b) {
    return a.hasAmount()
        && b.hasAmount()
        && (a.ml().isEmpty() || b.ml().isEmpty())
        && (a.mg().isEmpty() || b.mg().isEmpty());
  }

  private static boolean differ(Optional<BigDecimal> a, Optional<BigDecimal> b) {
    return a.isPresent() && b.isPresent() && a.get().compareTo(b.get()) != 0;
  }

  /** Groups by drug and strength in plain digits; "" for a missing strength. */
  private Map<String, Map<String, Total>> totals(List<Injectate> injectates) {
    Map<String, List<Injectate>> byDrug = new HashMap<>();
    for (Injectate each : injectates) {
      byDrug.computeIfAbsent(drug(each), d -> new ArrayList<>()).add(each);
    }
    Map<String, Map<String, Total>> totals = new HashMap<>();
    byDrug.forEach(
        (drug, items) -> {
          Map<String, Total> byStrength = new TreeMap<>();
          for (Injectate item : items) {
            String strength =
                item.strength()
                    .map(s -> s.mgPerMl().stripTrailingZeros().toPlainString())
                    .orElse("");
            byStrength.merge(strength, Total.of(item), Total::plus);
          }
          totals.put(drug, byStrength);
        });
    return totals;
  }

  private String drug(Injectate injectate) {
    return terminology
        .drug(injectate.drug())
        .map(d -> d.concept().key())
        .orElse(injectate.drug().toLowerCase(Locale.ROOT));
  }
}
