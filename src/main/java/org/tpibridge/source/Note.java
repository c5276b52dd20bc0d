package org.tpibridge.source;

import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.source.shorthand.Reading;

/**
 * Takes findings on one value.
 *
 * @param place of the value
 */
record Note(Remarks remarks, Place place) {

  /** Takes a finding that has no place yet. */
  void add(Finding finding) {
    remarks.add(finding.at(place));
  }

  void error(String code, String message) {
    remarks.add(Finding.error(code, message).at(place));
  }

  void error(String code, String message, String suggestion) {
    remarks.add(Finding.error(code, message).at(place).suggesting(suggestion));
  }

  void warning(String code, String message) {
    remarks.add(Finding.warning(code, message).at(place));
  }

  void warning(String code, String message, String suggestion) {
    remarks.add(Finding.warning(code, message).at(place).suggesting(suggestion));
  }

  void information(String code, String message) {
    remarks.add(Finding.information(code, message).at(place));
  }

  /** The value, with what is to be said about it. */
  <T> Optional<T> take(Reading<T> reading) {
    reading.findings().forEach(finding -> remarks.add(finding.at(place)));
    return reading.value();
  }
}
