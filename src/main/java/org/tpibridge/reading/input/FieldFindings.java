package org.tpibridge.reading.input;

import java.util.function.Consumer;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/**
 * Reports findings about one value, each with the place of the value.
 *
 * @param findings receives the findings
 * @param place of the value
 */
public record FieldFindings(Consumer<Finding> findings, Place place) {

  /** Reports a finding that has no place yet. */
  public void add(Finding finding) {
    findings.accept(finding.at(place));
  }

  public void error(String code, String message) {
    add(Finding.error(code, message));
  }

  public void error(String code, String message, String suggestion) {
    add(Finding.error(code, message).withSuggestion(suggestion));
  }

  public void warning(String code, String message) {
    add(Finding.warning(code, message));
  }

  public void warning(String code, String message, String suggestion) {
    add(Finding.warning(code, message).withSuggestion(suggestion));
  }

  public void information(String code, String message) {
    add(Finding.information(code, message));
  }
}
