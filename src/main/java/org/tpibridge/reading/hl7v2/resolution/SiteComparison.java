package org.tpibridge.reading.hl7v2.resolution;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.terminology.Concept;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.Side;

/**
 * Compares two lists of sites by meaning. A missing side or number of passes is not a
 * contradiction.
 */
final class SiteComparison {
  private final Terminology terminology;

  SiteComparison(Terminology terminology) {
    this.terminology = terminology;
  }

  /** Compares lists that are complete: different sets of muscles are a conflict. */
  ListAgreement whole(List<InjectionSite> first, List<InjectionSite> second) {
    ListAgreement agreement = compare(byMuscle(first), byMuscle(second));
    return agreement == ListAgreement.DISJOINT ? ListAgreement.CONFLICT : agreement;
  }

  /** Compares lists of which one may be incomplete: a muscle may be missing. */
  ListAgreement parts(List<InjectionSite> first, List<InjectionSite> second) {
    Map<String, Map<Optional<Side>, Integer>> a = byMuscle(first);
    Map<String, Map<Optional<Side>, Integer>> b = byMuscle(second);
    Set<String> common = new HashSet<>(a.keySet());
    common.retainAll(b.keySet());
    if (common.isEmpty()) {
      return ListAgreement.DISJOINT;
    }
    ListAgreement agreement = sides(a, b, common, true);
    boolean more = a.size() > common.size();
    boolean less = b.size() > common.size();
    ListAgreement muscles =
        more && less
            ? ListAgreement.COMPLEMENTARY
            : more
                ? ListAgreement.FIRST_MORE_COMPLETE
                : less ? ListAgreement.SECOND_MORE_COMPLETE : ListAgreement.EQUAL;
    return agreement.and(muscles);
  }

  private static ListAgreement compare(
      Map<String, Map<Optional<Side>, Integer>> a, Map<String, Map<Optional<Side>, Integer>> b) {
    return a.keySet().equals(b.keySet()) ? sides(a, b, a.keySet(), false) : ListAgreement.CONFLICT;
  }

  private static ListAgreement sides(
      Map<String, Map<Optional<Side>, Integer>> a,
      Map<String, Map<Optional<Side>, Integer>> b,
      Set<String> muscles,
      boolean partial) {
    ListAgreement agreement = ListAgreement.EQUAL;
    for (String muscle : muscles) {
      agreement = agreement.and(sides(a.get(muscle), b.get(muscle), partial));
    }
    return agreement;
  }

  private static ListAgreement sides(
      Map<Optional<Side>, Integer> a, Map<Optional<Side>, Integer> b, boolean partial) {
    if (!a.keySet().equals(b.keySet())) {
      if (isOpen(a)) {
        return ListAgreement.SECOND_MORE_COMPLETE;
      }
      if (isOpen(b)) {
        return ListAgreement.FIRST_MORE_COMPLETE;
      }
      if (partial && a.keySet().containsAll(b.keySet())) {
        return ListAgreement.FIRST_MORE_COMPLETE;
      }
      return partial && b.keySet().containsAll(a.keySet())
          ? ListAgreement.SECOND_MORE_COMPLETE
          : ListAgreement.CONFLICT;
    }
    ListAgreement agreement = ListAgreement.EQUAL;
    for (Optional<Side> side : a.keySet()) {
      agreement = agreement.and(passes(a.get(side), b.get(side)));
    }
    return agreement;
  }

  private static boolean isOpen(Map<Optional<Side>, Integer> sides) {
    return sides.keySet().equals(Set.of(Optional.<Side>empty())) && sides.containsValue(1);
  }

  private static ListAgreement passes(int a, int b) {
    if (a == b) {
      return ListAgreement.EQUAL;
    }
    return a == 1
        ? ListAgreement.SECOND_MORE_COMPLETE
        : b == 1 ? ListAgreement.FIRST_MORE_COMPLETE : ListAgreement.CONFLICT;
  }

  private Map<String, Map<Optional<Side>, Integer>> byMuscle(List<InjectionSite> sites) {
    Map<String, Map<Optional<Side>, Integer>> byMuscle = new HashMap<>();
    for (InjectionSite site : sites) {
      String muscle =
          terminology
              .muscle(site.muscle())
              .map(Concept::key)
              .orElse(site.muscle().toLowerCase(Locale.ROOT));
      byMuscle
          .computeIfAbsent(muscle, m -> new HashMap<>())
          .merge(site.side(), site.passCount(), Integer::sum);
    }
    return byMuscle;
  }
}
