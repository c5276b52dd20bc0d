package org.tpibridge.rules;

import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.tpibridge.visit.Injectate;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.Visit;

/**
 * A visit with the concepts that its words mean.
 *
 * @param muscles a key for each site; empty for an unknown muscle
 * @param drugs a key for each injectate; empty for an unknown drug
 */
record CodedVisit(
    Visit visit, List<Optional<String>> muscles, List<Optional<String>> drugs, ConceptKeys keys) {

  static CodedVisit of(Visit visit, ConceptKeys keys) {
    return new CodedVisit(
        visit,
        visit.sites().stream().map(InjectionSite::muscle).map(keys::muscle).toList(),
        visit.injectates().stream().map(Injectate::drug).map(keys::drug).toList(),
        keys);
  }

  boolean hasProcedure(List<String> codes) {
    return visit.procedureCode().filter(codes::contains).isPresent();
  }

  /** Whether something was injected, according to the injectates or the procedure code. */
  boolean isInjection(List<String> codes) {
    return !visit.isDryNeedling() || hasProcedure(codes);
  }

  /** Returns the indexes of the injectates of these drugs, in order. */
  IntStream injectatesOf(Predicate<Optional<String>> drug) {
    return IntStream.range(0, drugs.size()).filter(i -> drug.test(drugs.get(i)));
  }

  /** Returns the total dose of a drug in mg. Items without a known dose are not included. */
  BigDecimal mgOf(String drug, Predicate<Injectate> selected) {
    return injectatesOf(d -> d.filter(drug::equals).isPresent())
        .mapToObj(visit.injectates()::get)
        .filter(selected)
        .flatMap(i -> i.doseMg().stream())
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
