package org.tpibridge.exchange.pull;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrReply.Success;
import org.tpibridge.exchange.client.EhrRequest;
import org.tpibridge.exchange.preflight.EhrCapabilities;
import org.tpibridge.exchange.preflight.TypeCapabilities;
import org.tpibridge.exchange.pull.SearchPages.PagesResult;
import org.tpibridge.exchange.settings.PullPolicy.PollScope;
import org.tpibridge.store.outbox.EhrMatches.EhrMatch;
import org.tpibridge.store.outbox.EhrMatches.MatchMethod;
import org.tpibridge.store.pulled.PullPositions;

/**
 * Asks an EHR for the resources of a type that changed since the last pull: for all patients at
 * once if the EHR can be searched by {@code _lastUpdated}, else patient by patient.
 *
 * <p>A position is stored only after all pages were read, so an interrupted search is repeated.
 */
final class TypePolling {
  /** A change may become visible later than its time says. */
  static final Duration OVERLAP = Duration.ofMinutes(2);

  private static final int PAGE = 100;
  private static final String COUNT = "_count";
  private static final String COUNT_PARAMETER = COUNT + "=";
  private static final String LAST_UPDATED = "_lastUpdated";
  private static final String PATIENT = "Patient";

  private final PullTarget target;
  private final EhrCapabilities capabilities;
  private final ResourceIntake intake;
  private final PullCounts counts;

  /** Whether the EHR declares for some types how many resources a page may have. */
  private final boolean countIsDeclared;

  private boolean countIsRefused;

  TypePolling(
      PullTarget target, EhrCapabilities capabilities, ResourceIntake intake, PullCounts counts) {
    this.target = target;
    this.capabilities = capabilities;
    this.intake = intake;
    this.counts = counts;
    this.countIsDeclared =
        capabilities.types().values().stream().anyMatch(type -> type.canSearchBy(COUNT));
  }

  void poll(String type) {
    TypeCapabilities declared = capabilities.of(type);
    boolean population =
        target.settings().pull().scope() == PollScope.POPULATION
            && declared.canSearchBy(LAST_UPDATED);
    if (population) {
      pollPopulation(type, declared);
    } else if (type.equals(PATIENT) ? declared.can("read") : parameter(declared).isPresent()) {
      pollPatients(type, declared, patients());
    } else {
      counts.notSearchable(type);
    }
  }

  private List<EhrMatch> patients() {
    return target.store().read(tx -> tx.exchange().matches().patients(target.name()));
  }

  /** The parameter by which a type is searched for a patient. */
  private static Optional<String> parameter(TypeCapabilities declared) {
    return List.of("patient", "subject").stream().filter(declared::canSearchBy).findFirst();
  }

  private void pollPopulation(String type, TypeCapabilities declared) {
    Optional<Instant> since = position(type, PullPositions.POPULATION);
    // Before, so that a patient who is matched in the meantime is asked for in the next pull.
    List<EhrMatch> patients = patients();
    boolean complete =
        search(
            query(type, since.map(time -> "&" + changedSince(time)).orElse(""), declared),
            type,
            PullPositions.POPULATION,
            "",
            since);
    if (complete) {
      Set<String> asked =
          target.store().read(tx -> tx.exchange().positions().scopes(target.name(), type));
      // What is older than the match was not stored when it was pulled.
      pollPatients(
          type,
          declared,
          patients.stream()
              .filter(match -> !asked.contains(match.remoteReference().orElseThrow()))
              .filter(match -> since.isPresent() || isAskedAlready(type, match))
              .toList());
    }
  }

  /** The first search for all patients has just returned everything of the patient. */
  private boolean isAskedAlready(String type, EhrMatch match) {
    setPosition(type, match.remoteReference().orElseThrow(), match.patientId(), now());
    return false;
  }

  private void pollPatients(String type, TypeCapabilities declared, List<EhrMatch> patients) {
    for (EhrMatch match : patients) {
      if (!counts.isAvailable()) {
        return;
      }
      String remote = match.remoteReference().orElseThrow();
      if (match.method() == MatchMethod.CREATED
          && target.settings().pull().scope() == PollScope.POPULATION
          && declared.canSearchBy(LAST_UPDATED)) {
        // Created by this program, so there is nothing older.
        setPosition(type, remote, match.patientId(), now());
      } else if (type.equals(PATIENT)) {
        readPatient(remote, match.patientId());
      } else {
        parameter(declared)
            .ifPresent(by -> searchPatient(type, declared, match, by + "=" + remote));
      }
    }
  }

  private void readPatient(String remote, String patientId) {
    EhrReply reply = target.client().send(EhrRequest.read(remote));
    if (FailedReply.isGone(reply)) {
      intake.deleted(remote);
    } else if (reply instanceof Success success && success.resource().isPresent()) {
      intake.accept(remote, success.resource().get());
    } else {
      failed("a matched Patient", FailedReply.of(reply));
      return;
    }
    setPosition(PATIENT, remote, patientId, now());
  }

  private void searchPatient(
      String type, TypeCapabilities declared, EhrMatch match, String byPatient) {
    String remote = match.remoteReference().orElseThrow();
    Optional<Instant> since = position(type, remote);
    // Some EHRs refuse date and _lastUpdated together.
    String limit =
        since.isPresent() && declared.canSearchBy(LAST_UPDATED)
            ? "&" + changedSince(since.get())
            : declared.canSearchBy("date") ? sinceFirstVisit(match.patientId()) : "";
    search(query(type, "&" + byPatient + limit, declared), type, remote, match.patientId(), since);
  }

  /**
   * @param parameters each with an ampersand before it
   */
  private String query(String type, String parameters, TypeCapabilities declared) {
    // Oracle Health refuses _count for the types that do not declare it; others never declare it.
    boolean count = countIsDeclared ? declared.canSearchBy(COUNT) : !countIsRefused;
    String all = parameters + (count ? "&" + COUNT_PARAMETER + PAGE : "");
    return all.isEmpty() ? type : type + "?" + all.substring(1);
  }

  /** What is older than the first visit has nothing to do with the visits. */
  private String sinceFirstVisit(String patientId) {
    Optional<LocalDate> first =
        target
            .store()
            .read(
                tx ->
                    tx.visits().ofPatient(patientId).stream()
                        .map(visit -> visit.identity().day())
                        .min(LocalDate::compareTo));
    // A day earlier, because the EHR may have another time zone.
    return first.map(day -> "&date=ge" + day.minusDays(1)).orElse("");
  }

  private static String changedSince(Instant time) {
    return LAST_UPDATED + "=ge" + time.minus(OVERLAP);
  }

  /** Returns whether all pages were read. */
  private boolean search(
      String query, String type, String scope, String patientId, Optional<Instant> since) {
    PagesResult result = new SearchPages(target.client(), intake::accept).read(query);
    if (result instanceof PagesResult.Incomplete incomplete
        && incomplete.failure().isBadRequest()
        && !countIsDeclared
        && query.contains(COUNT_PARAMETER)) {
      // Some EHRs refuse parameters that they do not declare.
      countIsRefused = true;
      result =
          new SearchPages(target.client(), intake::accept)
              .read(query.replaceFirst("[?&]" + COUNT_PARAMETER + "\\d+", ""));
    }
    if (result instanceof PagesResult.Incomplete incomplete) {
      failed(type, incomplete.failure());
      return false;
    }
    PagesResult.Complete complete = (PagesResult.Complete) result;
    complete
        .started()
        .or(complete::newest)
        .or(() -> since)
        .ifPresent(watermark -> setPosition(type, scope, patientId, watermark));
    return true;
  }

  private void failed(String what, FailedReply failure) {
    if (failure.isOfEhr()) {
      counts.unavailable(failure.message());
    } else {
      counts.error(what + ": " + failure.message());
    }
  }

  private Optional<Instant> position(String type, String scope) {
    return target.store().read(tx -> tx.exchange().positions().find(target.name(), type, scope));
  }

  private void setPosition(String type, String scope, String patientId, Instant watermark) {
    target
        .store()
        .update(
            tx ->
                tx.exchange()
                    .positions()
                    .set(target.name(), type, scope, patientId, watermark, now()));
  }

  private Instant now() {
    return target.clock().instant();
  }
}
