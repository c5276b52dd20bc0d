package org.tpibridge.exchange.push;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.DocumentReference;
import org.hl7.fhir.r4.model.Enumerations.DocumentReferenceStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.exchange.document.DocumentOptions;
import org.tpibridge.exchange.document.DocumentReferences;
import org.tpibridge.exchange.document.VisitDocument;
import org.tpibridge.exchange.planning.LocalResource;
import org.tpibridge.exchange.planning.PatientSnapshot;
import org.tpibridge.exchange.planning.PatientSnapshot.VisitContent;
import org.tpibridge.files.Sha256;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.mapping.json.FhirJsonWriter;
import org.tpibridge.store.resources.ResourceVersion;

/** Makes the documents of visits, which are not stored, as if they were stored resources. */
record VisitDocuments(PatientSnapshot snapshot, DocumentOptions options) {
  static final String TYPE = "DocumentReference";

  /**
   * The document of a visit; its references are those of this store.
   *
   * @param replaced the earlier document, for an EHR that cannot update documents
   * @return empty if the visit has no Encounter
   */
  Optional<LocalResource> of(VisitContent visit, Optional<String> replaced) {
    return make(visit, replaced).map(MadeDocument::resource);
  }

  /**
   * A document.
   *
   * @param resource its form for an EHR that takes resources
   */
  record MadeDocument(VisitDocument document, LocalResource resource) {

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "MadeDocument[" + resource.version() + "]";
    }
  }

  /** The same with the content. */
  Optional<MadeDocument> make(VisitContent visit, Optional<String> replaced) {
    List<Resource> resources = new ArrayList<>();
    snapshot.patient().ifPresent(patient -> resources.add(read(patient)));
    snapshot.shared().values().forEach(shared -> resources.add(read(shared)));
    visit.resources().stream()
        .filter(resource -> !resource.deleted())
        .forEach(resource -> resources.add(read(resource)));
    if (resources.stream().noneMatch(resource -> resource.fhirType().equals("Encounter"))) {
      return Optional.empty();
    }
    VisitDocument content = VisitDocument.of(resources);
    DocumentReference document =
        DocumentReferences.of(content, options, replaced.map(target -> new Reference(target)));
    byte[] json = FhirJsonWriter.compact().bytes(document);
    LocalResource newest = newest(visit);
    LocalResource resource =
        new LocalResource(
            new ResourceVersion(
                0,
                TYPE,
                document.getIdElement().getIdPart(),
                newest.version().visit(),
                newest.version().key(),
                1,
                newest.version().job(),
                newest.version().rowNumber(),
                newest.version().updated(),
                false,
                Sha256.newDigest().digest(json)),
            json,
            document.getStatus() == DocumentReferenceStatus.ENTEREDINERROR);
    return Optional.of(new MadeDocument(content, resource));
  }

  /** The document with this name, such as {@code DocumentReference/id}. */
  Optional<LocalResource> named(String name) {
    return snapshot.visits().stream()
        .flatMap(visit -> of(visit, Optional.empty()).stream())
        .filter(document -> document.name().equals(name))
        .findFirst();
  }

  private static LocalResource newest(VisitContent visit) {
    return visit.resources().stream()
        .max(Comparator.comparingLong(resource -> resource.version().key()))
        .orElseThrow();
  }

  private static Resource read(LocalResource resource) {
    return FhirJsonReader.read(resource.json());
  }
}
