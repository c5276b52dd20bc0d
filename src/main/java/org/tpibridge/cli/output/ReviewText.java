package org.tpibridge.cli.output;

import java.io.PrintStream;
import org.tpibridge.store.outbox.ExchangeReviews.Review;

/** Prints what a person has to decide. */
public final class ReviewText {
  private ReviewText() {}

  /** Prints an item without the values that differ. */
  public static void print(Review review, PrintStream out) {
    print(review, review.item().summary(), out);
  }

  /** Prints an item with the values that differ, which are patient data. */
  public static void printWithValues(Review review, PrintStream out) {
    print(review, review.item().explanation(), out);
  }

  private static void print(Review review, String explanation, PrintStream out) {
    out.println(review.id() + "  " + review.item().ehr() + ": " + question(review));
    out.println("  here: " + review.item().localReference());
    if (!review.item().candidates().isEmpty()) {
      out.println("  in the EHR: " + String.join(", ", review.item().candidates()));
    }
    out.println("  why: " + explanation);
    out.println("  to resolve: " + command(review));
  }

  private static String question(Review review) {
    return switch (review.item().kind()) {
      case PATIENT -> "Which record is this patient?";
      case REPLACED_PATIENT ->
          "The matched record was merged or deleted. Which one is this patient?";
      case DOCUMENTED_VISIT -> "Does the EHR already document this visit?";
      case UNKNOWN_RESULT -> "Which resource did a request without an answer create?";
      case CONFLICT -> "The clinic and the EHR changed the same resource. Which one is right?";
      case REMOVED -> "The EHR removed this resource. Create it again?";
      case WITHDRAWN -> "The EHR marked this resource as entered in error. Does it still count?";
      case LATER_SCORE -> "Does this pain score of the EHR belong to the visit?";
      case SCORE_CONFLICT ->
          "The clinic and the EHR have different pain scores. Which one is right?";
    };
  }

  private static String command(Review review) {
    return switch (review.item().kind()) {
      case PATIENT -> "tpi-bridge match same " + review.id() + " Patient/ID";
      case REPLACED_PATIENT ->
          "tpi-bridge match same "
              + review.id()
              + " Patient/ID, or tpi-bridge match none "
              + review.id();
      case LATER_SCORE ->
          "tpi-bridge match same "
              + review.id()
              + " Observation/ID, or tpi-bridge match none "
              + review.id();
      case DOCUMENTED_VISIT, UNKNOWN_RESULT ->
          "tpi-bridge match same "
              + review.id()
              + " TYPE/ID, or tpi-bridge match none "
              + review.id();
      case CONFLICT, REMOVED, WITHDRAWN, SCORE_CONFLICT ->
          "tpi-bridge conflicts resolve "
              + review.id()
              + " clinic, or tpi-bridge conflicts resolve "
              + review.id()
              + " ehr";
    };
  }
}
