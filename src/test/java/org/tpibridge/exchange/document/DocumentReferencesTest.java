package org.tpibridge.exchange.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ca.uhn.fhir.context.FhirContext;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.DocumentReference.DocumentRelationshipType;
import org.hl7.fhir.r4.model.DocumentReference.ReferredDocumentStatus;
import org.hl7.fhir.r4.model.Encounter;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Provenance;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.tpibridge.exchange.document.DocumentOptions.DocumentFormat;
import org.tpibridge.finding.Finding;
import org.tpibridge.mapping.ExampleVisits;
import org.tpibridge.mapping.MappedVisit;
import org.tpibridge.mapping.Retraction;
import org.tpibridge.mapping.json.FhirJsonWriter;
import org.tpibridge.validation.FhirFileFormat;
import org.tpibridge.validation.Validator;

class DocumentReferencesTest {
  private static final FhirContext FHIR = FhirContext.forR4Cached();
  private static Validator validator;

  @BeforeAll
  static void validator() {
    validator = Validator.create(FHIR);
  }

  static List<Path> goldenBundles() throws IOException {
    return VisitDocumentTest.goldenBundles().stream().filter(p -> p.hashCode() % 8 == 0).toList();
  }

  @ParameterizedTest
  @MethodSource("goldenBundles")
  void theResourceIsValid(Path golden) throws IOException {
    DocumentReference reference =
        of(VisitDocument.of(GoldenDocumentTest.resources(golden)), DocumentOptions.DEFAULT);
    assertThat(problems(reference)).isEmpty();
  }

  private static List<Finding> problems(DocumentReference reference) {
    byte[] json = FhirJsonWriter.pretty().bytes(reference);
    return validator.validate(json, FhirFileFormat.JSON, "document", List.of()).stream()
        .filter(Finding::isError)
        .toList();
  }

  @Test
  void theResourceSaysWhatItIs() throws Exception {
    MappedVisit mapped = MappedVisit.of(ExampleVisits.full());
    VisitDocument document = VisitDocument.of(mapped.all(Resource.class));

    DocumentReference reference = of(document, DocumentOptions.DEFAULT);

    assertThat(reference.getIdPart()).isEqualTo(DocumentReferences.id(document)).hasSize(36);
    assertThat(reference.getIdentifierFirstRep().getSystem())
        .isEqualTo(MappedVisit.CLINIC.systems().item());
    assertThat(reference.getIdentifierFirstRep().getValue()).isEqualTo("V-1001/document");
    assertThat(reference.getStatus()).isEqualTo(DocumentReferenceStatus.CURRENT);
    assertThat(reference.getDocStatus()).isEqualTo(ReferredDocumentStatus.FINAL);
    assertThat(reference.getType().hasCoding("http://loinc.org", "28570-0")).isTrue();
    assertThat(reference.getCategoryFirstRep().getCodingFirstRep().getCode())
        .isEqualTo("clinical-note");
    Encounter encounter = mapped.only(Encounter.class);
    assertThat(reference.getSubject().getReference())
        .isEqualTo(encounter.getSubject().getReference());
    assertThat(reference.getAuthorFirstRep().getReference())
        .isEqualTo(encounter.getParticipantFirstRep().getIndividual().getReference());
    assertThat(reference.getCustodian().getReference())
        .isEqualTo(encounter.getServiceProvider().getReference());
    assertThat(reference.getContext().getEncounterFirstRep().getReference())
        .isEqualTo("urn:uuid:" + encounter.getIdPart());
    assertThat(reference.getContext().getPeriod().getEndElement().getValueAsString())
        .isEqualTo("2026-03-05T10:30:00-05:00");
    assertThat(reference.getDateElement().getValueAsString())
        .isEqualTo(mapped.only(Provenance.class).getRecordedElement().getValueAsString());
    assertThat(reference.getDescription()).isEqualTo("Trigger point injection visit on 2026-03-05");

    Attachment text = reference.getContent().get(0).getAttachment();
    assertThat(text.getContentType()).isEqualTo("text/plain;charset=utf-8");
    assertThat(new String(text.getData(), UTF_8)).isEqualTo(document.text());
    assertThat(text.getSize()).isEqualTo(text.getData().length);
    assertThat(text.getHash()).isEqualTo(MessageDigest.getInstance("SHA-1").digest(text.getData()));
    Attachment pdf = reference.getContent().get(1).getAttachment();
    assertThat(pdf.getContentType()).isEqualTo("application/pdf");
    assertThat(new String(pdf.getData(), 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
    assertThat(pdf.getData()).isEqualTo(document.pdf());
  }

  @Test
  void anotherVisitHasAnotherId() {
    VisitDocument one = VisitDocument.of(MappedVisit.of(ExampleVisits.full()).all(Resource.class));
    MappedVisit other = MappedVisit.of(ExampleVisits.full());
    other.only(Encounter.class).getIdentifierFirstRep().setValue("V-1002");
    List<Resource> resources = other.all(Resource.class);
    resources = resources.stream().filter(r -> !VisitResources.isSession(r)).toList();
    assertThat(DocumentReferences.id(VisitDocument.of(resources)))
        .isNotEqualTo(DocumentReferences.id(one));
  }

  @Test
  void aWithdrawnVisitIsEnteredInError() {
    List<Resource> resources =
        new ArrayList<>(MappedVisit.of(ExampleVisits.full()).all(Resource.class));
    String id = DocumentReferences.id(VisitDocument.of(resources));
    resources.replaceAll(r -> r instanceof Encounter ? Retraction.retracted(r).orElseThrow() : r);

    DocumentReference reference = of(VisitDocument.of(resources), DocumentOptions.DEFAULT);

    assertThat(reference.getIdPart()).isEqualTo(id);
    assertThat(reference.getStatus()).isEqualTo(DocumentReferenceStatus.ENTEREDINERROR);
    assertThat(reference.getDocStatus()).isEqualTo(ReferredDocumentStatus.ENTEREDINERROR);
    assertThat(new String(reference.getContentFirstRep().getAttachment().getData(), UTF_8))
        .doesNotContain("lidocaine");
    assertThat(problems(reference)).isEmpty();
  }

  @Test
  void aReplacementRefersToWhatItReplaces() {
    VisitDocument document =
        VisitDocument.of(MappedVisit.of(ExampleVisits.full()).all(Resource.class));
    DocumentReference reference =
        DocumentReferences.of(
            document,
            DocumentOptions.DEFAULT,
            Optional.of(new Reference("DocumentReference/remote-7")));
    assertThat(reference.getRelatesToFirstRep().getCode())
        .isEqualTo(DocumentRelationshipType.REPLACES);
    assertThat(reference.getRelatesToFirstRep().getTarget().getReference())
        .isEqualTo("DocumentReference/remote-7");
    assertThat(problems(reference)).isEmpty();
  }

  @Test
  void oneAttachmentIsEnough() {
    VisitDocument document =
        VisitDocument.of(MappedVisit.of(ExampleVisits.full()).all(Resource.class));
    DocumentReference reference =
        of(document, new DocumentOptions(List.of(DocumentFormat.PDF), false, false));
    assertThat(reference.getContent())
        .singleElement()
        .matches(c -> c.getAttachment().getContentType().equals("application/pdf"));
  }

  @Test
  void requirementsThatAreNotMetAreReported() {
    DocumentOptions strict = new DocumentOptions(List.of(DocumentFormat.TEXT), true, true);
    MappedVisit mapped = MappedVisit.of(ExampleVisits.full());
    DocumentReference met = of(VisitDocument.of(mapped.all(Resource.class)), strict);
    assertThat(strict.unmet(met)).isEmpty();

    met.getContext().setEncounter(List.of());
    assertThat(strict.unmet(met)).singleElement().asString().contains("encounter");

    mapped.only(Encounter.class).getPeriod().setEnd(null);
    assertThat(strict.unmet(of(VisitDocument.of(mapped.all(Resource.class)), strict)))
        .singleElement()
        .asString()
        .contains("time at which the visit ended");
    mapped.only(Encounter.class).getPeriod().getEndElement().setValueAsString("2026-03-05");
    assertThat(strict.unmet(of(VisitDocument.of(mapped.all(Resource.class)), strict))).hasSize(1);
    assertThat(
            DocumentOptions.DEFAULT.unmet(
                of(VisitDocument.of(mapped.all(Resource.class)), DocumentOptions.DEFAULT)))
        .isEmpty();
  }

  @Test
  void aVisitOfADayHasNoInventedTime() {
    MappedVisit mapped = MappedVisit.of(ExampleVisits.full());
    Encounter encounter = mapped.only(Encounter.class);
    encounter.getPeriod().getStartElement().setValueAsString("2026-03-05");
    encounter.getPeriod().setEnd(null);
    List<Resource> resources =
        mapped.all(Resource.class).stream().filter(r -> !(r instanceof Provenance)).toList();
    DocumentReference reference = of(VisitDocument.of(resources), DocumentOptions.DEFAULT);
    assertThat(reference.hasDate()).isFalse();
    assertThat(problems(reference)).isEmpty();
  }

  @Test
  void optionsNeedAnAttachment() {
    assertThatThrownBy(() -> new DocumentOptions(List.of(), false, false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                new DocumentOptions(List.of(DocumentFormat.PDF, DocumentFormat.PDF), false, false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static DocumentReference of(VisitDocument document, DocumentOptions options) {
    return DocumentReferences.of(document, options, Optional.empty());
  }
}
