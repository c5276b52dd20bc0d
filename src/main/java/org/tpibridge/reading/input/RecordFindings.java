package org.tpibridge.reading.input;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.VisitField;

/** Collects the findings about one record, each with the place of its field. */
public final class RecordFindings {
  private final Place recordPlace;
  private final PlaceLookup fieldPlaces;
  private final List<Finding> findings = new ArrayList<>(2);
  private final Consumer<Finding> sink = this::add;
  private int errorCount;

  public RecordFindings(Place recordPlace, PlaceLookup fieldPlaces) {
    this.recordPlace = recordPlace;
    this.fieldPlaces = fieldPlaces;
  }

  /** Reports findings about the whole record. */
  public FieldFindings onRecord() {
    return atPlace(recordPlace);
  }

  public FieldFindings onField(Column column) {
    return onField(VisitField.of(column));
  }

  public FieldFindings onField(VisitField field) {
    return atPlace(fieldPlaces.of(field).orElse(recordPlace));
  }

  /** Reports findings at a place that does not belong to a field. */
  public FieldFindings atPlace(Place place) {
    return new FieldFindings(sink, place);
  }

  public void add(Finding finding) {
    findings.add(finding);
    errorCount += finding.isError() ? 1 : 0;
  }

  public boolean hasErrors() {
    return errorCount > 0;
  }

  public int errorCount() {
    return errorCount;
  }

  public List<Finding> all() {
    return findings;
  }

  public Place recordPlace() {
    return recordPlace;
  }

  public PlaceLookup fieldPlaces() {
    return fieldPlaces;
  }
}
