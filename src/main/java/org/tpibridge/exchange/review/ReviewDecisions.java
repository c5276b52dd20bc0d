package org.tpibridge.exchange.review;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.tpibridge.exchange.ExchangeException;
import org.tpibridge.exchange.preflight.SendMethod;
import org.tpibridge.store.Store;
import org.tpibridge.store.StoreReader;
import org.tpibridge.store.StoreTransaction;
import org.tpibridge.store.database.ColumnValues;
import org.tpibridge.store.outbox.EhrMatches.EhrMatch;
import org.tpibridge.store.outbox.EhrMatches.MatchMethod;
import org.tpibridge.store.outbox.ExchangeReviews.Review;
import org.tpibridge.store.outbox.ExchangeReviews.ReviewKind;
import org.tpibridge.store.outbox.Ledger;
import org.tpibridge.store.outbox.Ledger.LedgerEntry;
import org.tpibridge.store.outbox.Ledger.LedgerState;
import org.tpibridge.store.pulled.PulledScores.PulledScore;
import org.tpibridge.store.pulled.PulledScores.ScoreState;

/**
 * Applies the decisions of a person about items of the review queue, and queues the patient again.
 */
public final class ReviewDecisions {
  private static final String MESSAGE = ColumnValues.enumWord(SendMethod.MESSAGE);
  private static final String BY_PERSON = "decided by a person";

  private final Store store;
  private final InstantSource clock;

  public ReviewDecisions(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
  }

  /**
   * A record of the EHR is the one that is meant: the patient, the visit, or what a request
   * created.
   *
   * @param remote {@code Type/id} at the EHR
   * @throws ExchangeException if there is no such open item, or the record has the wrong type
   */
  public Review same(long number, String remote) {
    return decide(
        number,
        remote,
        (tx, review) -> {
          if (review.item().kind() == ReviewKind.LATER_SCORE) {
            accept(tx, review, remote);
            return;
          }
          String type = review.item().localReference().replaceAll("/.*", "");
          if (isConflict(review)) {
            throw new ExchangeException(
                review.id() + " is a conflict. Resolve it with: tpi-bridge conflicts");
          }
          if (!remote.matches(type + "/[A-Za-z0-9.-]{1,64}")) {
            throw new ExchangeException(
                review.id() + " needs a record of the form " + type + "/ID, not " + remote + ".");
          }
          if (review.item().kind() == ReviewKind.UNKNOWN_RESULT) {
            arrived(tx, review, remote);
          } else {
            requireFree(tx, review, remote);
            tx.exchange().matches().set(match(review, Optional.of(remote)));
          }
        });
  }

  /** One record of an EHR is one patient. */
  private static void requireFree(StoreReader tx, Review review, String remote) {
    boolean taken =
        tx.exchange().matches().findRemote(review.item().ehr(), remote).stream()
            .anyMatch(match -> !match.localReference().equals(review.item().localReference()));
    if (taken) {
      throw new ExchangeException(
          remote
              + " is already matched with another record of this store. To remove that match, run:"
              + " tpi-bridge match remove");
    }
  }

  /**
   * None of the candidates is meant. A visit that seemed to be documented is sent; what a lost
   * request may have created is sent again; a patient is not sent until a record is found, and the
   * match with a record that was merged or deleted is removed.
   *
   * @throws ExchangeException if there is no such open item
   */
  public Review none(long number) {
    return decide(
        number,
        "none",
        (tx, review) -> {
          switch (review.item().kind()) {
            case DOCUMENTED_VISIT -> tx.exchange().matches().set(match(review, Optional.empty()));
            case UNKNOWN_RESULT -> notArrived(tx, review);
            case PATIENT -> {
              // The next push looks for the patient again.
            }
            case LATER_SCORE -> {
              // The score stays outside of the visit.
            }
            case REPLACED_PATIENT -> {
              tx.exchange().matches().remove(review.item().ehr(), review.item().localReference());
              tx.exchange().ledger().remove(review.item().ehr(), review.item().localReference());
            }
            case CONFLICT, REMOVED, WITHDRAWN, SCORE_CONFLICT ->
                throw new ExchangeException(
                    review.id() + " is a conflict. Resolve it with: tpi-bridge conflicts");
          }
        });
  }

  /** Whether an item is resolved by {@link #conflict}. */
  public static boolean isConflict(Review review) {
    return review.item().kind() == ReviewKind.CONFLICT
        || review.item().kind() == ReviewKind.REMOVED
        || review.item().kind() == ReviewKind.WITHDRAWN
        || review.item().kind() == ReviewKind.SCORE_CONFLICT;
  }

  /** Whose values are kept. Lower case, as users write it. */
  public enum ConflictWinner {
    clinic,
    ehr
  }

  /**
   * Decides a conflict: the next push sends the clinic's values, or leaves those of the EHR. What
   * the EHR removed is created again, or never again.
   *
   * @throws ExchangeException if there is no such open conflict
   */
  public Review conflict(long number, ConflictWinner winner) {
    return decide(
        number,
        winner.name(),
        (tx, review) -> {
          if (!isConflict(review)) {
            throw new ExchangeException(
                review.id() + " is not a conflict. Resolve it with: tpi-bridge match");
          }
          if (review.item().kind() == ReviewKind.REMOVED) {
            removed(tx, review, winner);
          } else if (review.item().kind() == ReviewKind.WITHDRAWN) {
            withdrawn(tx, review, winner);
          } else if (review.item().kind() == ReviewKind.SCORE_CONFLICT
              && winner == ConflictWinner.clinic) {
            release(tx, review);
          }
        });
  }

  /** What the EHR had before the request, it still has, but not with the content of the request. */
  private static void notArrived(StoreTransaction tx, Review review) {
    Ledger.WritableLedger ledger = tx.exchange().ledger();
    String ehr = review.item().ehr();
    Optional<LedgerEntry> entry = ledger.find(ehr, review.item().localReference());
    if (entry.flatMap(LedgerEntry::remoteReference).isPresent()) {
      ledger.set(entry.get().in(LedgerState.REFUSED, review.opened()));
    } else {
      ledger.remove(ehr, review.item().localReference());
    }
  }

  private void removed(StoreTransaction tx, Review review, ConflictWinner winner) {
    String ehr = review.item().ehr();
    String local = review.item().localReference();
    if (winner == ConflictWinner.clinic) {
      // Something that the EHR does not have is created.
      tx.exchange().ledger().remove(ehr, local);
      return;
    }
    tx.exchange()
        .ledger()
        .find(ehr, local)
        .ifPresent(
            entry -> tx.exchange().ledger().set(entry.in(LedgerState.REMOVED, clock.instant())));
  }

  /** The pain score belongs to the visit: the next pull adds it. */
  private static void accept(StoreTransaction tx, Review review, String remote) {
    PulledScore score =
        tx.exchange()
            .scores()
            .find(review.item().ehr(), remote)
            .filter(found -> review.item().candidates().contains(remote))
            .orElseThrow(
                () ->
                    new ExchangeException(
                        review.id()
                            + " is about "
                            + String.join(", ", review.item().candidates())
                            + ", not "
                            + remote
                            + "."));
    tx.exchange().scores().set(score.in(ScoreState.ACCEPTED));
  }

  /** The next import of the visit replaces a pain score of the EHR by the clinic's. */
  private static void release(StoreTransaction tx, Review review) {
    review
        .item()
        .candidates()
        .forEach(
            remote ->
                tx.exchange()
                    .scores()
                    .find(review.item().ehr(), remote)
                    .ifPresent(score -> tx.exchange().scores().set(score.in(ScoreState.RELEASED))));
  }

  /**
   * If the clinic wins, the resource is compared and sent again; if the EHR wins, nothing changes.
   */
  private void withdrawn(StoreTransaction tx, Review review, ConflictWinner winner) {
    if (winner == ConflictWinner.clinic) {
      tx.exchange()
          .ledger()
          .find(review.item().ehr(), review.item().localReference())
          .ifPresent(
              entry -> tx.exchange().ledger().set(entry.in(LedgerState.SENDING, clock.instant())));
    }
  }

  private static void arrived(StoreTransaction tx, Review review, String remote) {
    LedgerEntry entry =
        tx.exchange()
            .ledger()
            .find(review.item().ehr(), review.item().localReference())
            .orElseThrow(() -> new ExchangeException(review.id() + " is not open any more."));
    // Another version of a document is replaced by the next push.
    boolean isSent = !entry.method().equals(MESSAGE) || review.item().candidates().contains(remote);
    LedgerState state = isSent ? LedgerState.SENT : LedgerState.REFUSED;
    tx.exchange().ledger().set(entry.found(remote, Optional.empty(), state, entry.updated()));
  }

  private EhrMatch match(Review review, Optional<String> remote) {
    return new EhrMatch(
        review.item().ehr(),
        review.item().localReference(),
        review.item().patientId(),
        remote,
        MatchMethod.PERSON,
        BY_PERSON,
        clock.instant());
  }

  /** A change within the transaction of a decision. */
  private interface Change {
    void apply(StoreTransaction tx, Review review);
  }

  private Review decide(long number, String resolution, Change change) {
    Instant now = clock.instant();
    return store.write(
        tx -> {
          Review review =
              tx.exchange()
                  .reviews()
                  .find(number)
                  .filter(Review::open)
                  .orElseThrow(
                      () ->
                          new ExchangeException(
                              "There is no open item R"
                                  + number
                                  + ". To list the open items, run: tpi-bridge match"));
          change.apply(tx, review);
          tx.exchange().reviews().resolve(number, resolution, now);
          tx.exchange().outbox().requeue(review.item().ehr(), review.item().patientId(), now);
          return review;
        });
  }

  /**
   * Removes a match, such as a wrong one. What was sent to the wrong record is not changed by this;
   * it remains in the ledger.
   *
   * @param local {@code Type/id} in this store
   * @return false if there is no such match
   */
  public boolean remove(String ehr, String local) {
    return store.write(tx -> tx.exchange().matches().remove(ehr, local));
  }
}
