package org.tpibridge.terminology;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Code systems of other organizations, with their names in the tables and the format of their
 * codes.
 */
enum ExternalCodeSystem {
  SNOMED_CT(
      "SNOMED CT",
      CodeSystems.SNOMED_CT,
      "a SNOMED CT concept id has 6 to 18 digits and its last digit is a check digit",
      "[1-9][0-9]{2,14}[01]0[0-9]"),
  RXNORM("RxNorm", CodeSystems.RXNORM, "an RxCUI has 1 to 8 digits", "[1-9][0-9]{0,7}"),
  LOINC(
      "LOINC",
      CodeSystems.LOINC,
      "a LOINC code is digits, a hyphen and a check digit, such as 72514-3",
      "[1-9][0-9]{0,6}-[0-9]"),
  ICD_10_CM(
      "ICD-10-CM",
      CodeSystems.ICD_10_CM,
      "an ICD-10-CM code is upper case with its point, such as M79.18",
      "[A-Z][0-9][0-9A-Z](\\.[0-9A-Z]{1,4})?"),
  CPT("CPT", CodeSystems.CPT, "a CPT code has five characters, such as 20552", "[0-9]{4}[0-9A-Z]"),
  HCPCS(
      "HCPCS",
      CodeSystems.HCPCS,
      "a HCPCS code is a capital letter and four digits, such as J3301",
      "[A-V][0-9]{4}");

  private static final Pattern ABSOLUTE = Pattern.compile("(https?://|urn:)\\S+");

  private final String word;
  private final String url;
  private final String formatDescription;
  private final String pattern;

  ExternalCodeSystem(String word, String url, String formatDescription, String pattern) {
    this.word = word;
    this.url = url;
    this.formatDescription = formatDescription;
    this.pattern = pattern;
  }

  /** Returns the format of a code of this system, for a message. */
  String formatDescription() {
    return formatDescription;
  }

  /** Whether the code has the format of this system. Whether the code exists is not checked. */
  boolean isWellFormed(String code) {
    return code.matches(pattern) && hasCheckDigit(code);
  }

  private boolean hasCheckDigit(String code) {
    return switch (this) {
      case SNOMED_CT -> CheckDigit.verhoeff(code);
      case LOINC -> CheckDigit.luhn(code.replace("-", ""));
      case RXNORM, ICD_10_CM, CPT, HCPCS -> true;
    };
  }

  static Optional<ExternalCodeSystem> of(String wordOrUrl) {
    return Arrays.stream(values())
        .filter(s -> s.word.equalsIgnoreCase(wordOrUrl) || s.url.equals(wordOrUrl))
        .findFirst();
  }

  /** Whether the tables may name this system: a listed one by name, any system by its URL. */
  static boolean isKnown(String wordOrUrl) {
    return of(wordOrUrl).isPresent() || ABSOLUTE.matcher(wordOrUrl).matches();
  }

  /** Returns the URL for a name for which {@link #isKnown} is true. */
  static String url(String wordOrUrl) {
    return of(wordOrUrl).map(s -> s.url).orElse(wordOrUrl);
  }

  static List<String> words() {
    return Arrays.stream(values()).map(s -> s.word).toList();
  }
}
