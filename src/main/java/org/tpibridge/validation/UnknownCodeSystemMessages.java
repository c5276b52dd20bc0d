package org.tpibridge.validation;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hl7.fhir.utilities.validation.ValidationMessage;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/**
 * Combines the messages about code systems that are not available (SNOMED CT, LOINC, RxNorm, CPT,
 * ...) to one information for each system: the codes were not checked, which does not make them
 * wrong.
 */
final class UnknownCodeSystemMessages {

  private static final List<Pattern> UNAVAILABLE_SYSTEM =
      List.of(
          Pattern.compile("CodeSystem is unknown and can't be validated: (\\S+) for "),
          Pattern.compile("CodeSystem could not be found: (\\S+?)(?:[\\s,;)]|$)"),
          Pattern.compile("A definition for CodeSystem '([^']+)'.* could not be found"),
          Pattern.compile("Unknown code system:? '?([^'\\s]+)"));

  /** The codes in a message that says that they are not in a value set. */
  private static final Pattern CODES =
      Pattern.compile("(?:\\(codes = |The Coding provided \\()([^)\\s]+(?:, [^)\\s]+)*)\\)");

  private final Set<String> systems = new LinkedHashSet<>();

  /** Collects a message that only says that a system is not available. Returns whether it did. */
  boolean collects(ValidationMessage message) {
    String text = message.getMessage();
    if (text == null) {
      return false;
    }
    for (Pattern pattern : UNAVAILABLE_SYSTEM) {
      Matcher matcher = pattern.matcher(text);
      if (matcher.find()) {
        systems.add(matcher.group(1));
        return true;
      }
    }
    return false;
  }

  /**
   * Whether this warning follows from systems that are not available: a code was not found in a
   * value set because no code of its system was. For a required binding this remains an error,
   * because its value set may not contain the system at all.
   */
  boolean explains(ValidationMessage message) {
    Matcher codes = CODES.matcher(message.getMessage() == null ? "" : message.getMessage());
    if (message.getLevel() == null || message.getLevel().isError() || !codes.find()) {
      return false;
    }
    for (String code : codes.group(1).split(", ", -1)) {
      int hash = code.indexOf('#');
      if (hash < 0 || !systems.contains(code.substring(0, hash))) {
        return false;
      }
    }
    return true;
  }

  List<Finding> findings(String source) {
    return systems.stream()
        .map(
            system ->
                Finding.information(
                        ValidationFindingCode.CODE_SYSTEM_UNKNOWN.code(),
                        "Codes of "
                            + system
                            + " were not checked, because the code system is not available.")
                    .at(new Place.Whole(source)))
        .toList();
  }
}
