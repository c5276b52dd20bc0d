package org.tpibridge.exchange.pull;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Observation;
import org.tpibridge.importing.ehr.ScoreUpdate;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.outbox.ExchangeReviews.NewReview;
import org.tpibridge.store.outbox.ExchangeReviews.ReviewKind;
import org.tpibridge.store.pulled.PulledResources.PulledVersion;
import org.tpibridge.store.pulled.PulledScores.PulledScore;
import org.tpibridge.store.pulled.PulledScores.ScoreContent;
import org.tpibridge.store.pulled.PulledScores.ScoreState;
import org.tpibridge.store.resources.Visits.StoredVisit;
import org.tpibridge.store.resources.Visits.VisitState;

/**
 * Decides which pain scores that an EHR recorded become parts of visits of this store: those of
 * which patient, session, scale, value and time are certain. A person decides about others. What is
 * done with each score is stored, so that an interrupted pull continues.
 */
final class LaterScores {
  private final PullTarget target;
  private final PullCounts counts;
  private final RemoteLinks links;
  private final String base;

  /** Scores that a person decided about, by visit. */
  private final Map<Long, Set<String>> accepted = new HashMap<>();

  LaterScores(PullTarget target, PullCounts counts, RemoteLinks links) {
    this.target = target;
    this.counts = counts;
    this.links = links;
    this.base = target.settings().url().toString();
  }

  void run() {
    List<PulledVersion> versions =
        target.store().read(tx -> tx.exchange().pulled().scoresToProcess(target.name()));
    processInOrder(new ArrayList<>(versions));
    List<Long> visits =
        target.store().read(tx -> tx.exchange().scores().visitsToUpdate(target.name()));
    for (long visit : visits) {
      ScoreUpdate update =
          target
              .visits()
              .updateScores(target.name(), visit, accepted.getOrDefault(visit, Set.of()));
      counts.scores(update);
    }
  }

  /** Scores that are derived from other ones come after those. */
  private void processInOrder(List<PulledVersion> versions) {
    boolean progress = true;
    while (progress) {
      List<PulledVersion> certain =
          versions.stream()
              .filter(version -> target.store().<Boolean>read(tx -> isCertain(tx, version)))
              .toList();
      certain.forEach(version -> target.store().update(tx -> process(tx, version)));
      progress = versions.removeAll(certain) && !versions.isEmpty();
    }
    versions.forEach(version -> target.store().update(tx -> process(tx, version)));
  }

  private boolean isCertain(StoreReader tx, PulledVersion version) {
    return version.content().isPresent()
        && FhirJsonReader.read(version.content().get()) instanceof Observation observation
        && links.isCertainlyOf(tx, observation, version.visit().orElseThrow());
  }

  private void process(StoreTransaction tx, PulledVersion version) {
    Optional<StoredVisit> visit =
        tx.visits()
            .find(version.visit().orElseThrow())
            .filter(found -> found.state() == VisitState.CURRENT)
            .filter(found -> found.patientId().equals(version.patientId()));
    boolean isReplaced =
        tx.exchange()
            .reviews()
            .open(target.name(), version.patientId(), ReviewKind.REPLACED_PATIENT)
            .isPresent();
    if (visit.isEmpty() || isReplaced) {
      // Looked at again in the next pull.
      return;
    }
    Optional<PulledScore> before =
        tx.exchange().scores().find(target.name(), version.remoteReference());
    boolean attached =
        tx.exchange().scores().ofVisit(visit.get().key()).stream()
            .anyMatch(one -> one.isPart() && isOf(one, version));
    boolean decided = before.filter(one -> one.state() == ScoreState.ACCEPTED).isPresent();
    if (decided) {
      accepted
          .computeIfAbsent(visit.get().key(), key -> new HashSet<>())
          .add(version.remoteReference());
    }
    ScoreReading reading = reading(tx, version, visit.get(), decided);
    PulledScore next =
        reading instanceof ScoreReading.Usable usable
            ? score(version, visit.get(), before, attached, Optional.of(usable.content()))
            : score(version, visit.get(), before, attached, Optional.empty());
    if (reading instanceof ScoreReading.Doubtful doubtful) {
      tx.exchange()
          .reviews()
          .open(review(tx, next, visit.get(), doubtful.reason()), target.clock().instant());
      counts.review();
    }
    tx.exchange().scores().set(next);
  }

  private static boolean isOf(PulledScore score, PulledVersion version) {
    return score.ehr().equals(version.ehr())
        && score.remoteReference().equals(version.remoteReference());
  }

  /**
   * @param attached whether the visit has an earlier version of the score
   * @param content empty if the visit must not have it
   */
  private PulledScore score(
      PulledVersion version,
      StoredVisit visit,
      Optional<PulledScore> before,
      boolean attached,
      Optional<ScoreContent> content) {
    Optional<PulledScore> part = before.filter(one -> attached);
    boolean released = before.filter(one -> one.state() == ScoreState.RELEASED).isPresent();
    boolean same = part.isPresent() && part.get().content().equals(content);
    // The clinic has it, too.
    boolean remains = content.isEmpty() && part.filter(PulledScore::inImport).isPresent();
    ScoreState state = ScoreState.PENDING;
    if (released) {
      state = ScoreState.RELEASED;
    } else if (same) {
      state = ScoreState.ATTACHED;
    } else if (remains || (content.isEmpty() && part.isEmpty())) {
      state = ScoreState.NONE;
    }
    return new PulledScore(
        before.map(PulledScore::key).orElse(0L),
        target.name(),
        version.remoteReference(),
        version.patientId(),
        visit.key(),
        version.hash(),
        state,
        content,
        part.flatMap(PulledScore::attached),
        part.map(PulledScore::inImport).orElse(false),
        before.flatMap(PulledScore::localReference),
        same ? part.get().job() : OptionalLong.empty(),
        target.clock().instant());
  }

  private ScoreReading reading(
      StoreReader tx, PulledVersion version, StoredVisit visit, boolean decided) {
    if (version.deleted()) {
      return new ScoreReading.Withdrawn();
    }
    RemoteContent content =
        RemoteContent.of(FhirJsonReader.read(version.content().orElseThrow()), base);
    if (!(content.resource() instanceof Observation observation)) {
      return new ScoreReading.Withdrawn();
    }
    ScoreReading reading = ScoreReading.of(observation);
    boolean counts =
        reading instanceof ScoreReading.Usable || reading instanceof ScoreReading.Doubtful;
    if (!counts || decided) {
      return reading;
    }
    if (links.isCertainlyOf(tx, observation, visit.key())) {
      return reading;
    }
    // Scores of the day of the visit are those of the visit itself, such as before the injection.
    boolean later =
        reading instanceof ScoreReading.Usable usable
            && day(usable.content()).isAfter(visit.identity().day());
    return later
        ? new ScoreReading.Doubtful("It is not certain that it is about this session.")
        : new ScoreReading.NotCounted();
  }

  /** The clinic's day; an EHR may state the time in another zone, such as UTC. */
  private LocalDate day(ScoreContent content) {
    return target.visits().day(content.measured());
  }

  private static NewReview review(
      StoreReader tx, PulledScore score, StoredVisit visit, String reason) {
    Set<String> encounters = new TreeSet<>();
    tx.resources().ofVisit(visit.key()).stream()
        .filter(one -> one.type().equals("Encounter"))
        .forEach(one -> encounters.add("Encounter/" + one.id()));
    return new NewReview(
        score.ehr(),
        score.patientId(),
        ReviewKind.LATER_SCORE,
        encounters.stream().findFirst().orElse("Patient/" + score.patientId()),
        List.of(score.remoteReference()),
        "The EHR recorded a pain score for the visit. " + reason);
  }
}
