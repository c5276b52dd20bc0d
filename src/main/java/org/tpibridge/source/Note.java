package org.tpibridge.source;

import java.util.function.Consumer;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/**
 * Reports findings on one value, each with the value's place.
 *
 * @param findings receives them
 * @param place of the value
 */
record Note(Consumer<Finding> findings, Place place) {

  /** Reports a finding that has no place yet. */
  void add(Finding finding) {
    findings.accept(finding.at(place));
  }

  void error(String code, String message) {
    add(Finding.error(code, message));
  }

  void error(String code, String message, String suggestion) {
    add(Finding.error(code, message).suggesting(suggestion));
  }

  void warning(String code, String message) {
    add(Finding.warning(code, message));
  }

  void warning(String code, String message, String suggestion) {
    add(Finding.warning(code, message).suggesting(suggestion));
  }

  void information(String code, String message) {
    add(Finding.information(code, message));
  }
}
