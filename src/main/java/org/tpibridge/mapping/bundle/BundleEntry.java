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

/** An entry of the Bundle while it is filled: its identifiers, and which fields filled it. */
final class BundleEntry {
  private final int index;
  private final String fullUrl;
  private final Resource resource;
  private final String system;
  private final String identifier;
  private final List<Reference> references = new ArrayList<>();
  private final List<ElementTrace.FilledElement> filledElements = new ArrayList<>();

  BundleEntry(int index, String fullUrl, Resource resource, String system, String identifier) {
    this.index = index;
    this.fullUrl = fullUrl;
    this.resource = resource;
    this.system = system;
    this.identifier = identifier;
  }

  /** Returns the business identifier; a new object each time, because elements are not shared. */
  Identifier identifier() {
    return new Identifier().setSystem(system).setValue(identifier);
  }

  /** Returns a reference to this entry; a new object each time. */
  Reference reference() {
    Reference reference = new Reference(fullUrl);
    references.add(reference);
    return reference;
  }

  /** All references that were made to this entry. */
  List<Reference> references() {
    return references;
  }

  Resource resource() {
    return resource;
  }

  List<ElementTrace.FilledElement> filledElements() {
    return filledElements;
  }

  /** Records that a column is the reason for the whole resource. */
  BundleEntry from(Column column) {
    return from("", column);
  }

  /** Records that one item of a column is the reason for the whole resource. */
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
    filledElements.add(new ElementTrace.FilledElement(element, ElementTrace.ANY, field));
    return this;
  }

  /**
   * @param element whose first step repeats: {@code bodySite}
   * @param at index of the repetition
   */
  BundleEntry from(String element, int at, VisitField field) {
    filledElements.add(new ElementTrace.FilledElement(element, at, field));
    return this;
  }

  /** Returns a finding with the path of an element of this entry. */
  Finding on(String element, Finding finding) {
    return finding.withExpression("Bundle.entry[" + index + "].resource." + element);
  }
}
