package org.tpibridge.finding;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Describes one problem or observation about an input: what was found, where, and what to do about
 * it. Findings are values; they are collected and reported, never thrown.
 *
 * <p>{@code message} and {@code suggestion} may quote the input, so they may contain patient data.
 * Write them only to reports that the user requested, never to a log. {@link #toString} leaves them
 * out.
 *
 * @param severity how serious the finding is
 * @param code stable and documented in {@code docs/findings.md}, such as {@code TPI-READ-DATE}
 * @param message one or two sentences that a clinic's office can act on
 * @param expression the FHIRPath of the element, if there is one
 * @param place the location in the input, if available
 * @param suggestion what to do or write instead, if there is something to suggest
 * @param unknownWord the word that is in no table, if the finding is about such a word
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
      throw new IllegalArgumentException("The code of a finding must start with TPI-.");
    }
  }

  /** Creates a finding that is not about an unknown word. */
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

  /** Returns the finding with a place in the input. */
  public Finding at(Place where) {
    return new Finding(
        severity, code, message, expression, Optional.of(where), suggestion, unknownWord);
  }

  /** Returns the finding with the FHIRPath of an element. */
  public Finding withExpression(String fhirPath) {
    return new Finding(
        severity, code, message, Optional.of(fhirPath), place, suggestion, unknownWord);
  }

  /** Returns the finding with a suggestion of what to do or write instead. */
  public Finding withSuggestion(String instead) {
    return new Finding(
        severity, code, message, expression, place, Optional.of(instead), unknownWord);
  }

  /** Returns the finding with the word that is in no table. */
  public Finding withUnknownWord(UnknownWord word) {
    return new Finding(severity, code, message, expression, place, suggestion, Optional.of(word));
  }

  public boolean isError() {
    return severity == Severity.ERROR;
  }

  /** Returns the code and the place only, so that a log never contains a value of the input. */
  @Override
  public String toString() {
    return severity.label() + " " + code + place.map(p -> " at " + p.description()).orElse("");
  }
}
