package org.tpibridge.exchange.conflict;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.tpibridge.exchange.conflict.ThreeWayMerge.Undecided;
import org.tpibridge.exchange.conflict.ThreeWayMerge.Winner;
import org.tpibridge.files.Sha256;
import org.tpibridge.store.Store;
import org.tpibridge.store.outbox.ExchangeReviews.Review;
import org.tpibridge.store.outbox.ExchangeReviews.ReviewKind;

/**
 * What persons decided, or have to decide, about the data of one patient at one EHR. A decision is
 * about the values that the person saw: if one side changes them again, it is a new conflict.
 */
public record ConflictReviews(List<Review> reviews) {
  /** Longer values, such as those of a questionnaire, are shortened. */
  private static final int MAX_VALUE = 400;

  private static final int HASH_BYTES = 6;

  public static ConflictReviews of(Store store, String ehr, String patientId) {
    return new ConflictReviews(store.read(tx -> tx.exchange().reviews().ofPatient(ehr, patientId)));
  }

  /** The open items of a kind. */
  public List<Review> open(ReviewKind kind) {
    return reviews.stream()
        .filter(review -> review.open() && review.item().kind() == kind)
        .toList();
  }

  /** Whether there is an open item about a resource. */
  public boolean isOpen(ReviewKind kind, String localReference) {
    return open(kind).stream()
        .anyMatch(review -> review.item().localReference().equals(localReference));
  }

  /** The items of a kind about a resource that are resolved. */
  public List<Review> resolved(ReviewKind kind, String localReference) {
    return reviews.stream()
        .filter(review -> !review.open() && review.item().kind() == kind)
        .filter(review -> review.item().localReference().equals(localReference))
        .toList();
  }

  /**
   * The latest decision about a conflict.
   *
   * @param explanation of the conflict as it is now
   */
  public Optional<Winner> decision(String localReference, String explanation) {
    return Stream.concat(
            resolved(ReviewKind.CONFLICT, localReference).stream(),
            resolved(ReviewKind.WITHDRAWN, localReference).stream())
        .filter(review -> review.item().explanation().equals(explanation))
        .flatMap(review -> winner(review.resolution().orElse("")).stream())
        .reduce((earlier, later) -> later);
  }

  private static Optional<Winner> winner(String resolution) {
    return switch (resolution) {
      case "clinic" -> Optional.of(Winner.CLINIC);
      case "ehr" -> Optional.of(Winner.EHR);
      default -> Optional.empty();
    };
  }

  /**
   * Explains that the EHR withdrew a resource.
   *
   * @param version of the EHR
   */
  public static String enteredInError(Optional<String> version) {
    return "The EHR marked this resource as entered in error"
        + version.map(one -> " (its version " + one + ").").orElse(".");
  }

  /** Explains which elements are in conflict, with the three values of each. */
  public static String explanation(List<Undecided> undecided) {
    return "Changed here and in the EHR: "
        + undecided.stream().map(Undecided::element).collect(Collectors.joining(", "))
        + "."
        + undecided.stream().map(ConflictReviews::values).collect(Collectors.joining());
  }

  private static String values(Undecided one) {
    return "\n    %s\n      sent before: %s\n      here:        %s\n      in the EHR:  %s"
        .formatted(one.element(), shown(one.sent()), shown(one.here()), shown(one.there()));
  }

  private static String shown(Optional<String> value) {
    if (value.isEmpty()) {
      return "(missing)";
    }
    String text = value.get();
    if (text.length() <= MAX_VALUE) {
      return text;
    }
    byte[] hash = Sha256.newDigest().digest(text.getBytes(UTF_8));
    return text.substring(0, MAX_VALUE)
        + "\u2026 (SHA-256 "
        + HexFormat.of().formatHex(hash, 0, HASH_BYTES)
        + ")";
  }

  /** Shows no patient data. */
  @Override
  public String toString() {
    return "ConflictReviews[" + reviews.size() + "]";
  }
}
