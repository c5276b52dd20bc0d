package org.tpibridge.mapping.bundle;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.finding.Finding;
import org.tpibridge.mapping.ElementTrace;
import org.tpibridge.visit.Column;
import org.tpibridge.visit.VisitField;

/** One entry of the Bundle while it is filled: its names, and what filled its elements. */
final class BundleEntry {
  private final int index;
  private final String fullUrl;
  private final Resource resource;
  private final String system;
  private final String identifier;
  private final List<Reference> references = new ArrayList<>();
  private final List<ElementTrace.FilledElement> notes = new ArrayList<>();

  BundleEntry(int index, String fullUrl, Resource resource, String system, String identifier) {
    this.index = index;
    this.fullUrl = fullUrl;
    this.resource = resource;
    this.system = system;
    this.identifier = identifier;
  }

  /** The business identifier; a new one at each call, as elements are never shared. */
  Identifier identifier() {
    return new Identifier().setSystem(system).setValue(identifier);
  }

  /** A new one at each call. */
  Reference reference() {
    Reference reference = new Reference(fullUrl);
    references.add(reference);
    return reference;
  }

  /** All that were made to this entry. */
  List<Reference> references() {
    return references;
  }

  Resource resource() {
    return resource;
  }

  List<ElementTrace.FilledElement> notes() {
    return notes;
  }

  /** The whole resource is there because of a column. */
  BundleEntry from(Column column) {
    return from("", column);
  }

  /** The whole resource is there because of one item of a column. */
  BundleEntry from(Column column, int item) {
    return from("", VisitField.of(column, item));
  }

  /**
   * @param element below the resource, without indexes: {@code dosage.dose}
   */
  BundleEntry from(String element, Column column) {
    return from(element, VisitField.of(column));
  }

  BundleEntry from(String element, VisitField field) {
    notes.add(new ElementTrace.FilledElement(element, ElementTrace.ANY, field));
    return this;
  }

  /**
   * @param element whose first step repeats: {@code bodySite}
   * @param at which repetition
   */
  BundleEntry from(String element, int at, VisitField field) {
    notes.add(new ElementTrace.FilledElement(element, at, field));
    return this;
  }

  /** The same finding on an element of this entry. */
  Finding on(String element, Finding finding) {
    return finding.withExpression("Bundle.entry[" + index + "].resource." + element);
  }
}
