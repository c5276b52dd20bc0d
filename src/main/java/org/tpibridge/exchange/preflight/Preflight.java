package org.tpibridge.exchange.preflight;

import ca.uhn.fhir.context.FhirContext;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.tpibridge.exchange.client.HttpEhrClient;
import org.tpibridge.exchange.client.RequestBudget;
import org.tpibridge.exchange.preflight.PreflightReport.Check;
import org.tpibridge.exchange.preflight.PreflightReport.Result;
import org.tpibridge.exchange.preflight.PreflightReport.TypePlan;
import org.tpibridge.exchange.settings.EhrSettings;
import org.tpibridge.store.Store;
import org.tpibridge.store.outbox.ProvenCapabilities.ProvenCapability;

/** Finds out whether an EHR can be used, and what it will receive. Nothing is written to it. */
public final class Preflight {
  private final EhrSettings ehr;
  private final Optional<Store> store;
  private final InstantSource clock;
  private final List<Check> checks = new ArrayList<>();

  private Preflight(EhrSettings ehr, Optional<Store> store, InstantSource clock) {
    this.ehr = ehr;
    this.store = store;
    this.clock = clock;
  }

  /**
   * Runs all checks.
   *
   * @param budget counts the requests of a day
   * @param store what earlier pushes found out, if there is a store
   * @throws IllegalArgumentException if a file of the settings cannot be used
   */
  public static PreflightReport run(
      EhrSettings ehr,
      FhirContext context,
      RequestBudget budget,
      Optional<Store> store,
      InstantSource clock) {
    return new Preflight(ehr, store, clock).run(context, budget);
  }

  private PreflightReport run(FhirContext context, RequestBudget budget) {
    List<ProvenCapability> observed =
        store
            .map(opened -> opened.read(tx -> tx.exchange().capabilities().of(ehr.name())))
            .orElse(List.of());
    CertificateCheck certificates = new CertificateCheck(clock);
    Optional<EhrCapabilities> declared = Optional.of(EhrCapabilities.NONE);
    if (ehr.hasFhir()) {
      try (HttpEhrClient client = HttpEhrClient.open(ehr, context, clock, budget)) {
        declared = new FhirChecks(ehr, client, observed, certificates, checks).run();
      }
    }
    boolean canBeUsed = ehr.hl7v2().isEmpty() || new MessageChecks(ehr, certificates, checks).run();
    checkBudget();
    List<TypePlan> types =
        declared
            .filter(some -> canBeUsed)
            .map(some -> new TypePlans(ehr, some, observed).all())
            .orElse(List.of());
    return new PreflightReport(ehr.name(), ehr.url(), ehr.environment(), checks, types);
  }

  private void checkBudget() {
    if (ehr.limits().perDay().isEmpty()) {
      return;
    }
    LocalDate today = clock.instant().atZone(ehr.limits().zone()).toLocalDate();
    int most = ehr.limits().perDay().getAsInt();
    long used =
        store
            .map(opened -> opened.read(tx -> tx.exchange().requestCounts().of(ehr.name(), today)))
            .orElse(0L);
    checks.add(
        new Check(
            "budget",
            used < most ? Result.OK : Result.WARNING,
            Math.max(0, most - used) + " of " + most + " requests left today"));
  }
}
