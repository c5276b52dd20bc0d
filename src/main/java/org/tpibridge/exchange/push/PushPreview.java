package org.tpibridge.exchange.push;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import org.tpibridge.exchange.preflight.CapabilitySource;
import org.tpibridge.store.outbox.ExchangeReviews.NewReview;
import org.tpibridge.store.outbox.Outbox;
import org.tpibridge.store.outbox.WaitingPatients.WaitState;
import org.tpibridge.store.outbox.WaitingPatients.WaitingPatient;

/** Finds out what a push would do, with the code of the push; nothing is written anywhere. */
public final class PushPreview {
  private static final int MAX_PATIENTS = 1_000_000;

  private final PushTarget target;
  private final CapabilitySource source;

  /**
   * What a push would do.
   *
   * @param changes resource by resource
   * @param reviews what a person would have to decide
   * @param unchangedVisits visits that the EHR already has
   * @param problems why data of patients could not be compared
   * @param available false if the EHR could not be reached, or refuses this program
   */
  public record Preview(
      List<PlannedChange> changes,
      List<NewReview> reviews,
      long unchangedVisits,
      List<String> problems,
      boolean available) {

    /** Whether the EHR has everything that it takes. */
    public boolean isEqual() {
      return changes.isEmpty() && reviews.isEmpty() && problems.isEmpty();
    }

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "Preview[" + changes.size() + " changes]";
    }
  }

  public PushPreview(PushTarget target, CapabilitySource source) {
    this.target =
        new PushTarget(
            target.settings(),
            new PreviewClient(target.client()),
            target.store(),
            target.authority(),
            target.clock());
    this.source = source;
  }

  /**
   * @param full whether all patients are compared, not only those with changes
   */
  public Preview run(boolean full) {
    List<PlannedChange> changes = new ArrayList<>();
    List<NewReview> reviews = new ArrayList<>();
    List<String> problems = new ArrayList<>();
    PushCounts counts = new PushCounts();
    CapabilitySource.Result result = source.capabilities();
    if (result instanceof CapabilitySource.Result.Unavailable unavailable) {
      return new Preview(changes, reviews, 0, List.of(unavailable.message()), false);
    }
    ReadBack readBack = new ReadBack(target);
    boolean available = true;
    for (String patient : patients(full)) {
      PreviewRecorder recorder = new PreviewRecorder(patient);
      Outcome outcome =
          new PatientDelivery(
                  new Delivery(
                      target,
                      ((CapabilitySource.Result.Known) result).capabilities(),
                      false,
                      counts,
                      readBack,
                      recorder,
                      Supplier::get))
              .deliver();
      changes.addAll(recorder.changes());
      reviews.addAll(recorder.reviews());
      if (!outcome.isDone() && outcome.kind() != Outcome.Kind.REVIEW) {
        problems.add(outcome.message());
      }
      if (outcome.kind() == Outcome.Kind.EHR_UNAVAILABLE) {
        available = false;
        break;
      }
    }
    return new Preview(
        changes,
        reviews,
        counts.summary(0, 0, 0, 0, 0, available).unchangedVisits(),
        problems,
        available);
  }

  private Set<String> patients(boolean full) {
    Optional<String> basis = ComparisonBasis.of(target.settings(), source);
    return target
        .store()
        .read(
            tx -> {
              Outbox outbox = tx.exchange().outbox();
              boolean all =
                  full
                      || tx.exchange()
                          .ehrs()
                          .find(target.name())
                          .map(known -> ComparisonBasis.isToCompareAll(known, basis))
                          .orElse(true);
              Set<String> patients = new LinkedHashSet<>();
              if (all) {
                patients.addAll(outbox.allPatients(target.name()));
              }
              for (WaitState state : WaitState.values()) {
                tx.exchange().waiting().list(target.name(), state, MAX_PATIENTS).stream()
                    .map(WaitingPatient::patientId)
                    .forEach(patients::add);
              }
              return patients;
            });
  }
}
