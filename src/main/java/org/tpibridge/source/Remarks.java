package org.tpibridge.source;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.VisitField;

/** Collects what is found in one record, each with the place of its field. */
final class Remarks {
  private final Place whole;
  private final Places places;
  private final List<Finding> findings = new ArrayList<>(2);
  private final Consumer<Finding> sink = this::add;
  private int errors;

  Remarks(Place whole, Places places) {
    this.whole = whole;
    this.places = places;
  }

  /** For findings on the whole record. */
  Note onWhole() {
    return at(whole);
  }

  Note on(Column column) {
    return on(VisitField.of(column));
  }

  Note on(VisitField field) {
    return at(places.of(field).orElse(whole));
  }

  /** For findings at a place that is not that of a field. */
  Note at(Place place) {
    return new Note(sink, place);
  }

  void add(Finding finding) {
    findings.add(finding);
    errors += finding.isError() ? 1 : 0;
  }

  boolean haveErrors() {
    return errors > 0;
  }

  int errors() {
    return errors;
  }

  List<Finding> all() {
    return findings;
  }

  Place whole() {
    return whole;
  }

  Places places() {
    return places;
  }
}
