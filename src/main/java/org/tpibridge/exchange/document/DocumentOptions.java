package org.tpibridge.exchange.document;

import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.r4.model.DocumentReference;

/**
 * What an EHR requires of a {@code DocumentReference}.
 *
 * @param formats the attachments, in this order; at least one
 * @param endTimeRequired whether {@code context.period.end} must have a time of day
 * @param encounterRequired whether {@code context.encounter} must refer to an encounter of the EHR
 */
public record DocumentOptions(
    List<DocumentFormat> formats, boolean endTimeRequired, boolean encounterRequired) {

  /** Both attachments, and nothing else is required. */
  public static final DocumentOptions DEFAULT =
      new DocumentOptions(List.of(DocumentFormat.TEXT, DocumentFormat.PDF), false, false);

  /** The form of an attachment. */
  public enum DocumentFormat {
    TEXT("text/plain;charset=utf-8"),
    PDF("application/pdf");

    private final String contentType;

    DocumentFormat(String contentType) {
      this.contentType = contentType;
    }

    public String contentType() {
      return contentType;
    }
  }

  /**
   * @throws IllegalArgumentException if there is no format
   */
  public DocumentOptions {
    formats = List.copyOf(formats);
    if (formats.isEmpty() || formats.stream().distinct().count() < formats.size()) {
      throw new IllegalArgumentException("A document must have each of its attachments once.");
    }
  }

  /**
   * Why an EHR with these requirements would refuse a document, for users; empty if it can be sent.
   *
   * @param document after its references were replaced by those of the EHR
   */
  public List<String> unmet(DocumentReference document) {
    List<String> reasons = new ArrayList<>();
    if (encounterRequired && !document.getContext().hasEncounter()) {
      reasons.add("The EHR requires an encounter, and none was found for the visit.");
    }
    String end = document.getContext().getPeriod().getEndElement().getValueAsString();
    if (endTimeRequired && (end == null || end.indexOf('T') < 0)) {
      reasons.add("The EHR requires the time at which the visit ended, which is not recorded.");
    }
    return List.copyOf(reasons);
  }
}
