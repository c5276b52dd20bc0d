package org.tpibridge.reading.hl7v2;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.tpibridge.finding.Place;
import org.tpibridge.reading.hl7v2.TpiEvidence.Sign;
import org.tpibridge.reading.hl7v2.vocabulary.ObservationVocabulary;
import org.tpibridge.reading.hl7v2.vocabulary.TpiSignals;

/**
 * Finds the words for a trigger point injection in names and in text. A sentence with "history of",
 * "scheduled" or "declined" does not state that a procedure was performed, unless it also contains
 * words for a performed procedure.
 */
final class TpiMentions {
  private static final Pattern END_OF_SENTENCE = Pattern.compile("[\\n\\r;]|(?<=[.!?])\\s+");

  /** Trigger points without an injection are an examination finding. */
  private static final Pattern INJECTING =
      Pattern.compile("inject|infiltrat|needl|anesthe|anaesthe|caine\\b|\\btpis?\\b");

  private static final Pattern DONE_WORDS =
      Pattern.compile(
          "\\b(performed|completed|administered|injected|needled|infiltrated|tolerated|underwent"
              + "|received|given|done)\\b");

  private static final List<String> PROCEDURE = List.of(" procedure ", " procedures ");

  private static final int MAX_OTHER_NAMES = 1_000;
  private static final int LONGEST_NAME = 100;

  private final TpiSignals signals;

  /** Names that are about something else; senders use few different names. */
  private final Set<String> others = ConcurrentHashMap.newKeySet();

  TpiMentions(TpiSignals signals) {
    this.signals = signals;
  }

  /** Checks the name of a service, a result or a document, or the description of a charge. */
  TpiEvidence inName(String name, Place place) {
    if (others.contains(name)) {
      return TpiEvidence.NONE;
    }
    String normalized = padded(name);
    if (isAbout(normalized)) {
      return ofSentence(normalized, place);
    }
    if (others.size() < MAX_OTHER_NAMES && name.length() <= LONGEST_NAME) {
      others.add(name);
    }
    return TpiEvidence.NONE;
  }

  /** Checks text of any length. */
  TpiEvidence inText(String text, Place place) {
    String whole = padded(text);
    TpiEvidence evidence = TpiEvidence.NONE;
    if (!isAbout(whole) && !has(whole, signals.notPerformed())) {
      return evidence;
    }
    boolean injecting = INJECTING.matcher(whole).find();
    for (String sentence : END_OF_SENTENCE.split(text, -1)) {
      String normalized = padded(sentence);
      if (isAbout(normalized)) {
        TpiEvidence found = ofSentence(normalized, place);
        evidence =
            evidence.combinedWith(
                injecting || found.sign() != Sign.CERTAIN
                    ? found
                    : TpiEvidence.of(Sign.MENTIONED, place));
      } else if (has(normalized, PROCEDURE) && isNotPerformed(normalized)) {
        evidence =
            evidence.combinedWith(
                new TpiEvidence(Sign.NONE, Optional.empty(), false, Optional.of(place)));
      }
    }
    return evidence;
  }

  private TpiEvidence ofSentence(String normalized, Place place) {
    boolean denied = has(normalized, signals.notPerformed());
    if (isNotPerformed(normalized)) {
      return TpiEvidence.notPerformed(Sign.MENTIONED, place);
    }
    if (denied) {
      // Declined and performed in one sentence: a person has to review it.
      return TpiEvidence.notPerformed(Sign.CERTAIN, place);
    }
    boolean now = !has(normalized, signals.anotherTime()) || DONE_WORDS.matcher(normalized).find();
    return TpiEvidence.of(now ? Sign.CERTAIN : Sign.MENTIONED, place);
  }

  private boolean isNotPerformed(String normalized) {
    if (!has(normalized, signals.notPerformed())) {
      return false;
    }
    String rest = normalized;
    for (String phrase : signals.notPerformed()) {
      rest = rest.replace(phrase, " ");
    }
    return !DONE_WORDS.matcher(rest).find();
  }

  private boolean isAbout(String normalized) {
    return has(normalized, signals.words());
  }

  private static boolean has(String normalized, List<String> phrases) {
    for (String phrase : phrases) {
      if (normalized.contains(phrase)) {
        return true;
      }
    }
    return false;
  }

  private static String padded(String words) {
    return " " + ObservationVocabulary.normalized(words) + " ";
  }
}
