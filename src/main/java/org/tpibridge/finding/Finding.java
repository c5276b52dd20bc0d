package org.tpibridge.finding;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One thing found in an input: what, where, and what to do about it. Findings are values; they are
 * collected and reported, never thrown.
 *
 * <p>{@code message} and {@code suggestion} may quote the input and so may hold patient data: they
 * belong in reports that the user asked for, never in a log. {@link #toString} leaves them out.
 *
 * @param severity the weight
 * @param code stable and documented in {@code docs/findings.md}, such as {@code TPI-READ-DATE}
 * @param message one or two sentences that a clinic's office can act on
 * @param expression the FHIRPath of the element, where there is one
 * @param place where it stands in the input, where known
 * @param suggestion what to write instead, where there is something
 * @param unknownWord the word that no table knows, where that is what was found
 */
public record Finding(
    Severity severity,
    String code,
    String message,
    Optional<String> expression,
    Optional<Place> place,
    Optional<String> suggestion,
    Optional<UnknownWord> unknownWord) {

  public Finding {
    requireNonNull(severity);
    requireNonNull(message);
    requireNonNull(expression);
    requireNonNull(place);
    requireNonNull(suggestion);
    requireNonNull(unknownWord);
    if (!code.startsWith("TPI-")) {
      throw new IllegalArgumentException("a finding's code starts with TPI-, this one does not");
    }
  }

  /** A finding on anything else than an unknown word. */
  public Finding(
      Severity severity,
      String code,
      String message,
      Optional<String> expression,
      Optional<Place> place,
      Optional<String> suggestion) {
    this(severity, code, message, expression, place, suggestion, Optional.empty());
  }

  public static Finding error(String code, String message) {
    return of(Severity.ERROR, code, message);
  }

  public static Finding warning(String code, String message) {
    return of(Severity.WARNING, code, message);
  }

  public static Finding information(String code, String message) {
    return of(Severity.INFORMATION, code, message);
  }

  public static Finding of(Severity severity, String code, String message) {
    return new Finding(
        severity, code, message, Optional.empty(), Optional.empty(), Optional.empty());
  }

  /** The same finding at a place in the input. */
  public Finding at(Place where) {
    return new Finding(
        severity, code, message, expression, Optional.of(where), suggestion, unknownWord);
  }

  /** The same finding on an element, named by its FHIRPath. */
  public Finding withExpression(String fhirPath) {
    return new Finding(
        severity, code, message, Optional.of(fhirPath), place, suggestion, unknownWord);
  }

  /** The same finding with what to write instead. */
  public Finding withSuggestion(String instead) {
    return new Finding(
        severity, code, message, expression, place, Optional.of(instead), unknownWord);
  }

  /** The same finding, which is that no table knows this word. */
  public Finding withUnknownWord(UnknownWord word) {
    return new Finding(severity, code, message, expression, place, suggestion, Optional.of(word));
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** Code and place only, so that a log never shows a cell. */
  @Override
  public String toString() {
    return severity.label() + " " + code + place.map(p -> " at " + p.description()).orElse("");
  }
}
