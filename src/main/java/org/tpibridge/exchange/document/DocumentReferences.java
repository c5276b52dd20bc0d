package org.tpibridge.exchange.document;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Optional;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentReferenceContextComponent;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.InstantType;
import org.hl7.fhir.r4.model.Reference;
import org.tpibridge.exchange.document.DocumentOptions.DocumentFormat;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.mapping.elements.Narratives;
import org.tpibridge.mapping.elements.ResourceRole;
import org.tpibridge.mapping.elements.StableIds;
import org.tpibridge.mapping.elements.StandardCode;

/** Builds the {@code DocumentReference} of a visit, as US Core describes it. */
public final class DocumentReferences {
  private static final String US_CORE = CanonicalUrls.usCore("documentreference");

  private DocumentReferences() {}

  /** The id of a visit's document, which is the same for all of its versions. */
  public static String id(VisitDocument document) {
    Identifier visit = document.visitIdentifier();
    return StableIds.of(
            visit.hasSystem() ? visit.getSystem() : "", visit.getValue(), ResourceRole.DOCUMENT, "")
        .toString();
  }

  /**
   * Builds the resource. Its references are those of the visit's resources.
   *
   * @param replaced an earlier document, for an EHR in which documents cannot be updated
   */
  public static DocumentReference of(
      VisitDocument document, DocumentOptions options, Optional<Reference> replaced) {
    DocumentReference reference = new DocumentReference();
    reference.setId(id(document));
    reference.getMeta().addProfile(US_CORE);
    if (document.isTestData()) {
      reference.getMeta().addTag(StandardCode.TEST_DATA.coding());
    }
    reference.setText(Narratives.of(title(document)));
    reference.addIdentifier(identifier(document));
    reference.setStatus(
        document.isWithdrawal()
            ? DocumentReferenceStatus.ENTEREDINERROR
            : DocumentReferenceStatus.CURRENT);
    reference.setDocStatus(
        document.isWithdrawal()
            ? ReferredDocumentStatus.ENTEREDINERROR
            : ReferredDocumentStatus.FINAL);
    reference.setType(StandardCode.PROCEDURE_NOTE.concept());
    reference.addCategory(StandardCode.CLINICAL_NOTE.concept());
    reference.setSubject(document.encounter().getSubject().copy());
    document
        .recorded()
        .ifPresent(time -> reference.setDateElement(new InstantType(time.getValueAsString())));
    author(document).ifPresent(reference::addAuthor);
    if (document.encounter().hasServiceProvider()) {
      reference.setCustodian(document.encounter().getServiceProvider().copy());
    }
    replaced.ifPresent(
        target ->
            reference.addRelatesTo().setCode(DocumentRelationshipType.REPLACES).setTarget(target));
    reference.setDescription(title(document));
    for (DocumentFormat format : options.formats()) {
      reference.addContent().setAttachment(attachment(document, format));
    }
    reference.setContext(context(document));
    return reference;
  }

  private static Identifier identifier(VisitDocument document) {
    Identifier identifier =
        new Identifier()
            .setValue(document.visitIdentifier().getValue() + "/" + ResourceRole.DOCUMENT.idPart());
    return document.itemSystem().isEmpty()
        ? identifier
        : identifier.setSystem(document.itemSystem());
  }

  private static String title(VisitDocument document) {
    String start = document.period().getStartElement().getValueAsString();
    return start == null
        ? document.title()
        : document.title() + " on " + start.replaceFirst("T.*", "");
  }

  /** The clinician; if none is recorded, the clinic. */
  private static Optional<Reference> author(VisitDocument document) {
    return document
        .clinicianReference()
        .or(
            () ->
                Optional.of(document.encounter().getServiceProvider())
                    .filter(reference -> !reference.isEmpty()))
        .map(Reference::copy);
  }

  private static Attachment attachment(VisitDocument document, DocumentFormat format) {
    byte[] data =
        switch (format) {
          case TEXT -> document.text().getBytes(UTF_8);
          case PDF -> document.pdf();
        };
    return new Attachment()
        .setContentType(format.contentType())
        .setLanguage("en")
        .setData(data)
        .setSize(data.length)
        .setHash(sha1(data))
        .setTitle(title(document));
  }

  /** FHIR R4 requires SHA-1 here. It only detects damage. */
  private static byte[] sha1(byte[] data) {
    try {
      return MessageDigest.getInstance("SHA-1").digest(data);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static DocumentReferenceContextComponent context(VisitDocument document) {
    DocumentReferenceContextComponent context = new DocumentReferenceContextComponent();
    context.addEncounter(document.encounterReference());
    if (document.encounter().hasPeriod()) {
      context.setPeriod(document.period().copy());
    }
    return context;
  }
}
