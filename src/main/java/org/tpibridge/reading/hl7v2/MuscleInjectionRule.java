package org.tpibridge.reading.hl7v2;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tpibridge.reading.hl7v2.TpiEvidence.Sign;
import org.tpibridge.reading.hl7v2.vocabulary.ObservationVocabulary;
import org.tpibridge.terminology.Concept;
import org.tpibridge.terminology.Drug;
import org.tpibridge.terminology.DrugClass;
import org.tpibridge.terminology.Terminology;

/**
 * Decides whether a drug and its site indicate a trigger point injection. Vaccines, antibiotics and
 * analgesics are also injected into muscles, but only into a few.
 */
final class MuscleInjectionRule {
  /** Muscles into which vaccines and other drugs are injected. */
  private static final Set<String> USUAL_MUSCLES =
      Set.of(
          "deltoid",
          "gluteal",
          "gluteus-maximus",
          "gluteus-medius",
          "gluteus-minimus",
          "quadriceps",
          "triceps-brachii");

  private static final Pattern OTHER_PROCEDURE =
      Pattern.compile("(?i)botulinum|botox|dysport|xeomin|vaccin|immuniz|toxoid|immune globulin");

  private static final Pattern AMOUNT = Pattern.compile("(?i)[0-9] ?(ml|cc)\\b|inject|infiltrat");

  private static final int LEAST_IN_TEXT = 4;

  private final Terminology terminology;

  MuscleInjectionRule(Terminology terminology) {
    this.terminology = terminology;
  }

  private enum Site {
    UNKNOWN,
    USUAL,
    OTHER_MUSCLE
  }

  private enum Substance {
    NONE,
    OTHER_PROCEDURE,
    UNKNOWN,
    OF_INJECTIONS,
    /** Lidocaine is also used to dissolve antibiotics that are injected into a muscle. */
    LIDOCAINE,
    OTHER_ANESTHETIC;

    boolean isAnesthetic() {
      return this == LIDOCAINE || this == OTHER_ANESTHETIC;
    }
  }

  /** A drug that was given, with its site. */
  Sign given(String drug, String site, boolean intramuscular) {
    Substance substance = substance(drug, 2);
    if (substance == Substance.OTHER_PROCEDURE) {
      return Sign.NONE;
    }
    if (site.isBlank()) {
      return substance.isAnesthetic() && intramuscular ? Sign.POSSIBLE : Sign.NONE;
    }
    return switch (site(site, 2)) {
      case OTHER_MUSCLE -> recognized(substance) ? Sign.CERTAIN : Sign.POSSIBLE;
      case USUAL -> inUsualMuscle(substance);
      case UNKNOWN -> substance.isAnesthetic() && intramuscular ? Sign.POSSIBLE : Sign.NONE;
    };
  }

  /**
   * Results or lines of a note that name sites and drugs.
   *
   * @param sites the sites, or ""
   * @param drugs the drugs, or ""
   */
  Sign named(String sites, String drugs) {
    Substance substance = substance(drugs, 2);
    if (substance == Substance.OTHER_PROCEDURE) {
      return Sign.NONE;
    }
    if (sites.isBlank()) {
      return recognized(substance) ? Sign.POSSIBLE : Sign.NONE;
    }
    return switch (site(sites, 2)) {
      case OTHER_MUSCLE -> Sign.CERTAIN;
      case USUAL -> inUsualMuscle(substance);
      case UNKNOWN -> substance == Substance.NONE ? Sign.NONE : Sign.POSSIBLE;
    };
  }

  /** Checks text that does not distinguish the words for the site from those for the drug. */
  Sign described(String text) {
    return AMOUNT.matcher(text).find()
            && substance(text, LEAST_IN_TEXT).isAnesthetic()
            && site(text, LEAST_IN_TEXT) != Site.UNKNOWN
        ? Sign.POSSIBLE
        : Sign.NONE;
  }

  private static boolean recognized(Substance substance) {
    return substance == Substance.OF_INJECTIONS || substance.isAnesthetic();
  }

  private static Sign inUsualMuscle(Substance substance) {
    return switch (substance) {
      case OTHER_ANESTHETIC -> Sign.CERTAIN;
      case LIDOCAINE -> Sign.POSSIBLE;
      default -> Sign.NONE;
    };
  }

  /**
   * @param least the minimum number of letters of a word: in text, short words are too often
   *     unrelated
   */
  private Site site(String words, int least) {
    Site found = Site.UNKNOWN;
    String[] all = ObservationVocabulary.normalized(words).split(" ", -1);
    for (int from = 0; from < all.length; from++) {
      for (int to = Math.min(all.length, from + 3); to > from; to--) {
        Optional<String> muscle = muscle(all, from, to, least);
        if (muscle.isPresent()) {
          if (!USUAL_MUSCLES.contains(muscle.get())) {
            return Site.OTHER_MUSCLE;
          }
          found = Site.USUAL;
          from = to - 1;
          break;
        }
      }
    }
    return found;
  }

  private Optional<String> muscle(String[] all, int from, int to, int least) {
    return phrase(all, from, to, least).flatMap(terminology::muscle).map(Concept::key);
  }

  private static Optional<String> phrase(String[] all, int from, int to, int least) {
    return Optional.of(String.join(" ", Arrays.copyOfRange(all, from, to)))
        .filter(words -> words.length() >= least);
  }

  private Substance substance(String words, int least) {
    if (words.isBlank()) {
      return Substance.NONE;
    }
    if (OTHER_PROCEDURE.matcher(words).find()) {
      return Substance.OTHER_PROCEDURE;
    }
    Substance found = Substance.UNKNOWN;
    String[] all = ObservationVocabulary.normalized(words).split(" ", -1);
    for (int from = 0; from < all.length; from++) {
      for (int to = Math.min(all.length, from + 2); to > from; to--) {
        Optional<Drug> drug = phrase(all, from, to, least).flatMap(terminology::drug);
        if (drug.filter(d -> d.drugClass() == DrugClass.LOCAL_ANESTHETIC).isPresent()) {
          return drug.get().concept().key().equals("lidocaine")
              ? Substance.LIDOCAINE
              : Substance.OTHER_ANESTHETIC;
        }
        found = drug.isPresent() ? Substance.OF_INJECTIONS : found;
      }
    }
    return found;
  }
}
