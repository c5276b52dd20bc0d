package org.tpibridge.mapping.elements;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.tpibridge.terminology.Drug;
import org.tpibridge.terminology.Terminology;

/**
 * An allergy that a record states.
 *
 * @param words the clinic's words
 * @param key identifies the substance: the terminology's key if it contains the drug
 * @param drug if the terminology contains it
 */
public record StatedAllergy(String words, String key, Optional<Drug> drug) {
  /**
   * Characters with a meaning in FHIR's searches. The key is part of an identifier that receivers
   * search for, and not every receiver understands them where they are escaped.
   */
  private static final Pattern SEARCH_SYNTAX = Pattern.compile("[|,$\\\\]");

  /** Returns the allergies that a text states, each substance once, in the order of the text. */
  public static List<StatedAllergy> in(String text, Terminology terminology) {
    AllergyText read = new AllergyText(terminology);
    Set<String> keys = new HashSet<>();
    return read.affirmedParts(text).stream()
        .map(part -> of(part, read.substance(part), terminology))
        .filter(allergy -> keys.add(allergy.key))
        .toList();
  }

  /** Whether a text is so long that no allergies are read from it. */
  public static boolean isTooLong(String text) {
    return text.length() > AllergyText.MAX_LENGTH;
  }

  private static StatedAllergy of(String words, String substance, Terminology terminology) {
    Optional<Drug> drug = terminology.drug(substance);
    String plain = SEARCH_SYNTAX.matcher(substance).replaceAll(" ");
    return new StatedAllergy(
        words, drug.map(d -> d.concept().key()).orElse(StableIds.normalizedKey(plain)), drug);
  }
}
