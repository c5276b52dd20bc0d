package org.tpibridge.exchange.pull;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.tpibridge.exchange.client.EhrReply;
import org.tpibridge.exchange.client.EhrReply.Success;
import org.tpibridge.exchange.client.EhrRequest;
import org.tpibridge.exchange.client.EhrSearch;
import org.tpibridge.exchange.preflight.EhrCapabilities;
import org.tpibridge.exchange.pull.SearchPages.PagesResult;
import org.tpibridge.store.pulled.PullPositions;

/**
 * Looks whether resources still exist at an EHR: no search returns what was deleted. Done from time
 * to time, because it asks for everything that is known.
 */
final class RemoteExistence {
  static final Duration INTERVAL = Duration.ofDays(7);

  /** In the positions, what this class did has no resource type. */
  private static final String ALL_TYPES = "";

  private static final int AT_ONCE = 50;

  private final PullTarget target;
  private final EhrCapabilities capabilities;
  private final ResourceIntake intake;
  private final PullCounts counts;

  RemoteExistence(
      PullTarget target, EhrCapabilities capabilities, ResourceIntake intake, PullCounts counts) {
    this.target = target;
    this.capabilities = capabilities;
    this.intake = intake;
    this.counts = counts;
  }

  boolean isDue() {
    Optional<Instant> last =
        target
            .store()
            .read(
                tx ->
                    tx.exchange()
                        .positions()
                        .find(target.name(), ALL_TYPES, PullPositions.POPULATION));
    return last.map(time -> !target.clock().instant().isBefore(time.plus(INTERVAL))).orElse(true);
  }

  void check() {
    Map<String, List<String>> byType = new TreeMap<>();
    for (String name : known()) {
      byType
          .computeIfAbsent(name.substring(0, name.indexOf('/')), type -> new ArrayList<>())
          .add(name);
    }
    byType.forEach(this::check);
    if (counts.isAvailable()) {
      Instant now = target.clock().instant();
      target
          .store()
          .update(
              tx ->
                  tx.exchange()
                      .positions()
                      .set(target.name(), ALL_TYPES, PullPositions.POPULATION, "", now, now));
    }
  }

  private Set<String> known() {
    Set<String> known = new TreeSet<>();
    target
        .store()
        .update(
            tx -> {
              known.addAll(tx.exchange().ledger().remoteReferences(target.name()));
              known.addAll(tx.exchange().pulled().existing(target.name()));
              tx.exchange()
                  .matches()
                  .patients(target.name())
                  .forEach(match -> match.remoteReference().ifPresent(known::add));
            });
    known.removeIf(intake::hasSeen);
    return known;
  }

  private void check(String type, List<String> names) {
    boolean byId = capabilities.of(type).canSearchBy("_id");
    for (int from = 0; from < names.size() && counts.isAvailable(); from += AT_ONCE) {
      List<String> some = names.subList(from, Math.min(from + AT_ONCE, names.size()));
      Set<String> found = byId ? found(type, some) : Set.of();
      some.stream()
          .filter(name -> !found.contains(name))
          .takeWhile(name -> counts.isAvailable())
          .forEach(this::read);
    }
  }

  private Set<String> found(String type, List<String> names) {
    Set<String> found = new HashSet<>();
    List<String> ids = names.stream().map(name -> name.substring(type.length() + 1)).toList();
    PagesResult result =
        new SearchPages(
                target.client(),
                resource -> {
                  found.add(EhrSearch.name(resource));
                  intake.accept(resource);
                })
            .read(type + "?_id=" + String.join(",", ids));
    if (result instanceof PagesResult.Incomplete incomplete && incomplete.failure().isOfEhr()) {
      counts.unavailable(incomplete.failure().message());
    }
    return found;
  }

  /** What a search does not find may only be hidden, so it is read before it counts as deleted. */
  private void read(String name) {
    EhrReply reply = target.client().send(EhrRequest.read(name));
    if (FailedReply.isGone(reply)) {
      intake.deleted(name);
    } else if (reply instanceof Success success && success.resource().isPresent()) {
      intake.accept(name, success.resource().get());
    } else {
      FailedReply failure = FailedReply.of(reply);
      if (failure.isOfEhr()) {
        counts.unavailable(failure.message());
      } else {
        counts.error(name + ": " + failure.message());
      }
    }
  }
}
