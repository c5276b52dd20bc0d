package org.tpibridge.importing.ehr;

import java.math.BigDecimal;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Bundle;
import org.tpibridge.files.Sha256;
import org.tpibridge.finding.Place;
import org.tpibridge.importing.ImportOptions;
import org.tpibridge.importing.RowResult;
import org.tpibridge.importing.VisitImporter;
import org.tpibridge.importing.upsert.ScoreTime;
import org.tpibridge.mapping.Clinic.ClinicSources;
import org.tpibridge.mapping.Clinic.IdentifierSystemUris;
import org.tpibridge.mapping.Retraction;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.mapping.json.StoredReferences;
import org.tpibridge.mapping.restore.RestoredVisit;
import org.tpibridge.mapping.restore.VisitRestorer;
import org.tpibridge.reading.input.ReadResult;
import org.tpibridge.store.Store;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.jobs.JobOrigin;
import org.tpibridge.store.jobs.SourceRows.RowOutcome;
import org.tpibridge.store.outbox.ExchangeReviews.NewReview;
import org.tpibridge.store.outbox.ExchangeReviews.ReviewKind;
import org.tpibridge.store.pulled.PulledScores.AttachedScore;
import org.tpibridge.store.pulled.PulledScores.PulledScore;
import org.tpibridge.store.pulled.PulledScores.ScoreContent;
import org.tpibridge.store.pulled.PulledScores.ScoreState;
import org.tpibridge.store.resources.ResourceVersion;
import org.tpibridge.store.resources.Visits.StoredVisit;
import org.tpibridge.store.resources.Visits.VisitState;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.LaterScore;
import org.tpibridge.visit.PainAssessment;
import org.tpibridge.visit.TimeSpan;
import org.tpibridge.visit.Visit;

/**
 * Makes pain scores that an EHR recorded parts of the visits that they were recorded for: the
 * stored visit is read back and imported again with them, as a job with the EHR as its origin. What
 * is not certain is for a person to decide; {@code
 * docs/decisions/0046-scores-that-an-ehr-records.md}.
 */
final class ScoreImport {
  /** Two scores that are closer may be one measurement. */
  private static final double SAME_MEASUREMENT_HOURS = 12;

  private final Store store;
  private final ClinicSources sources;
  private final Terminology terminology;
  private final Map<Optional<String>, IdentifierSystemUris> systems;
  private final String settings;
  private final InstantSource clock;

  ScoreImport(
      Store store,
      ClinicSources sources,
      Terminology terminology,
      Map<Optional<String>, IdentifierSystemUris> systems,
      String settings,
      InstantSource clock) {
    this.store = store;
    this.sources = sources;
    this.terminology = terminology;
    this.systems = systems;
    this.settings = settings;
    this.clock = clock;
  }

  /** A stored visit, its resources and its scores of EHRs. */
  private record Stored(StoredVisit visit, Bundle bundle, List<PulledScore> scores) {}

  /** The visit as it was read back. */
  private record Restored(
      Stored stored, Optional<String> source, Visit visit, ZoneId zone, String encounter) {}

  /**
   * Adds, changes and removes the scores of one visit that wait for it.
   *
   * @param accepted {@code Type/id} of scores that a person decided about
   */
  ScoreUpdate update(String ehr, long visit, Set<String> accepted, VisitImporter importer) {
    Optional<Stored> stored = store.read(tx -> stored(tx, visit));
    if (stored.isEmpty()) {
      return ScoreUpdate.NOTHING;
    }
    Optional<Restored> restored =
        restored(stored.get()).filter(one -> isLossless(ehr, one, importer));
    if (restored.isEmpty()) {
      return notReadable(ehr, stored.get());
    }
    int reviews = 0;
    boolean changes = false;
    List<LaterScore> base = base(restored.get());
    List<PulledScore> pending = pending(ehr, stored.get());
    List<LaterScore> others = new ArrayList<>(base);
    stored.get().scores().stream()
        .filter(score -> !pending.contains(score) && score.isPart() && !score.inImport())
        .forEach(score -> others.add(score.attached().orElseThrow().score()));
    for (PulledScore score : pending) {
      boolean isAccepted = accepted.contains(score.remoteReference());
      Optional<String> refusal =
          score.content().flatMap(content -> refusal(content, restored.get(), others, isAccepted));
      if (refusal.isPresent()) {
        refuse(score, restored.get().encounter(), refusal.get());
        reviews++;
        // What the visit has of it does not count any more.
        changes |= score.attached().isPresent();
      } else {
        changes = true;
        score.content().ifPresent(content -> others.add(later(content, restored.get())));
      }
    }
    if (!changes) {
      return new ScoreUpdate(false, reviews, false);
    }
    RowOutcome outcome = run(ehr, restored.get(), base, JobOrigin.scores(ehr), importer, false);
    return new ScoreUpdate(outcome == RowOutcome.UPDATED, reviews, isRejected(outcome));
  }

  private static boolean isRejected(RowOutcome outcome) {
    return outcome != RowOutcome.UPDATED && outcome != RowOutcome.UNCHANGED;
  }

  private static Optional<Stored> stored(StoreReader tx, long key) {
    Optional<StoredVisit> visit =
        tx.visits().find(key).filter(found -> found.state() == VisitState.CURRENT);
    return visit.map(
        found -> new Stored(found, bundle(tx, found), tx.exchange().scores().ofVisit(key)));
  }

  private static Bundle bundle(StoreReader tx, StoredVisit visit) {
    Bundle bundle = new Bundle().setType(Bundle.BundleType.COLLECTION);
    Set<String> references = new TreeSet<>();
    Set<String> own = new TreeSet<>();
    for (ResourceVersion version : tx.resources().ofVisit(visit.key())) {
      byte[] json = tx.resources().content(version.key());
      boolean retracted =
          Retraction.mayBeRetracted(json) && Retraction.isRetracted(FhirJsonReader.read(json));
      if (!version.deleted() && !retracted) {
        own.add(version.type() + "/" + version.id());
        references.addAll(StoredReferences.in(json));
        bundle.addEntry().setResource(FhirJsonReader.read(json));
      }
    }
    references.removeAll(own);
    for (String reference : references) {
      int slash = reference.indexOf('/');
      tx.resources()
          .findShared(reference.substring(0, slash), reference.substring(slash + 1))
          .filter(version -> !version.deleted())
          .ifPresent(
              version ->
                  bundle
                      .addEntry()
                      .setResource(FhirJsonReader.read(tx.resources().content(version.key()))));
    }
    return bundle;
  }

  private Optional<Restored> restored(Stored stored) {
    Optional<Optional<String>> source =
        systems.entrySet().stream()
            .filter(entry -> entry.getValue().visit().equals(stored.visit().identity().system()))
            .map(Map.Entry::getKey)
            .findFirst();
    Optional<String> encounter =
        stored.bundle().getEntry().stream()
            .map(entry -> entry.getResource())
            .filter(resource -> resource.fhirType().equals("Encounter"))
            .map(resource -> "Encounter/" + resource.getIdPart())
            .findFirst();
    if (source.isEmpty() || encounter.isEmpty()) {
      return Optional.empty();
    }
    RestoredVisit restored =
        new VisitRestorer(systems.get(source.get()), terminology).restore(stored.bundle());
    return restored
        .visit()
        .filter(visit -> restored.findings().isEmpty())
        .map(
            visit ->
                new Restored(
                    stored,
                    source.get(),
                    visit,
                    sources.clinic(source.get()).zone(),
                    encounter.get()));
  }

  /** Whether an import of the visit as it was read back would change nothing. */
  private boolean isLossless(String ehr, Restored restored, VisitImporter importer) {
    importer.forgetDryRuns();
    return run(
            ehr, restored, restored.visit().pain().later(), JobOrigin.scores(ehr), importer, true)
        == RowOutcome.UNCHANGED;
  }

  private RowOutcome run(
      String ehr,
      Restored restored,
      List<LaterScore> later,
      JobOrigin origin,
      VisitImporter importer,
      boolean dryRun) {
    PainAssessment pain = restored.visit().pain();
    Visit visit =
        restored
            .visit()
            .withPain(new PainAssessment(pain.scale(), pain.before(), pain.after(), later));
    List<RowResult> rows = new ArrayList<>();
    importer.run(
        ehr,
        List.of(
            new ReadResult.Read(
                visit,
                restored.source(),
                field -> Optional.empty(),
                place(ehr, restored.stored()),
                HexFormat.of().formatHex(hash(ehr, restored.stored())),
                List.of(),
                List.of())),
        new ImportOptions(dryRun, settings, false, Optional.empty(), origin),
        rows::add);
    return rows.size() == 1 ? rows.get(0).outcome() : RowOutcome.REJECTED;
  }

  private static List<PulledScore> pending(String ehr, Stored stored) {
    return stored.scores().stream()
        .filter(score -> score.ehr().equals(ehr) && score.state() == ScoreState.PENDING)
        .toList();
  }

  private static Place place(String ehr, Stored stored) {
    return new Place.OnServer(
        ehr,
        pending(ehr, stored).stream()
            .map(PulledScore::remoteReference)
            .collect(Collectors.joining(", ")));
  }

  /** Of what was pulled. */
  private static byte[] hash(String ehr, Stored stored) {
    List<PulledScore> pending = pending(ehr, stored);
    if (pending.size() == 1) {
      return pending.get(0).hash();
    }
    MessageDigest digest = Sha256.newDigest();
    pending.forEach(score -> digest.update(score.hash()));
    return digest.digest();
  }

  /** What the visit has without the scores of EHRs, which the import adds. */
  private static List<LaterScore> base(Restored restored) {
    List<LaterScore> base = new ArrayList<>(restored.visit().pain().later());
    for (PulledScore score : restored.stored().scores()) {
      if (!score.inImport()) {
        score
            .attached()
            .ifPresent(attached -> base.removeIf(one -> AttachedScore.of(one).equals(attached)));
      }
    }
    return base;
  }

  private static LaterScore later(ScoreContent content, Restored restored) {
    return new LaterScore(
        ScoreTime.after(restored.visit(), content.measured(), restored.zone()).orElseThrow(),
        new BigDecimal(content.value()));
  }

  /**
   * Why a score cannot be a part of the visit with certainty.
   *
   * @param others the visit's other scores, also those of other EHRs
   */
  private static Optional<String> refusal(
      ScoreContent content, Restored restored, List<LaterScore> others, boolean accepted) {
    Visit visit = restored.visit();
    if (visit.pain().scale() != content.scale()) {
      return Optional.of("Its scale is not the one of the visit.");
    }
    Optional<TimeSpan> after = ScoreTime.after(visit, content.measured(), restored.zone());
    if (after.isEmpty()) {
      return Optional.of("It was not certainly recorded after the end of the visit.");
    }
    for (LaterScore other : others) {
      TimeSpan span = other.timeAfterVisit();
      boolean sameValue = other.value().toPlainString().equals(content.value());
      if (span.isSameLength(after.get())) {
        return sameValue
            ? Optional.empty()
            : Optional.of(
                "The visit has another score for the same time. Correct one of them.\n"
                    + span.toCanonicalText()
                    + " after the visit: "
                    + other.value().toPlainString()
                    + " here, "
                    + content.value()
                    + " in the EHR.");
      }
      boolean near = Math.abs(span.hours() - after.get().hours()) < SAME_MEASUREMENT_HOURS;
      boolean sameDay =
          !accepted
              && span.dayAfter(visit.endOrStart().day())
                  .equals(after.get().dayAfter(visit.endOrStart().day()));
      if (!accepted && (near || sameDay)) {
        return Optional.of(
            "The visit has a score "
                + span.toCanonicalText()
                + " after it, which may be the same measurement.");
      }
    }
    return Optional.empty();
  }

  private void refuse(PulledScore score, String encounter, String reason) {
    Instant now = clock.instant();
    store.update(
        tx -> {
          tx.exchange().scores().set(score.detached());
          tx.exchange().reviews().open(review(score, encounter, reason), now);
        });
  }

  static NewReview review(PulledScore score, String local, String reason) {
    return new NewReview(
        score.ehr(),
        score.patientId(),
        ReviewKind.LATER_SCORE,
        local,
        List.of(score.remoteReference()),
        "The EHR recorded a pain score for the visit. " + reason);
  }

  /** New scores are for a person to decide; changes of others are tried again. */
  private ScoreUpdate notReadable(String ehr, Stored stored) {
    int reviews = 0;
    for (PulledScore score : pending(ehr, stored)) {
      if (score.attached().isEmpty()) {
        refuse(
            score,
            "Patient/" + stored.visit().patientId(),
            "The stored visit cannot be changed without loss.");
        reviews++;
      }
    }
    return new ScoreUpdate(false, reviews, reviews == 0);
  }
}
