package org.tpibridge.importing.export;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Bundle;
import org.tpibridge.mapping.json.FhirJsonReader;
import org.tpibridge.mapping.transaction.StoredBundles;
import org.tpibridge.store.resources.Visits.VisitIdentity;

/** What is exported as one Bundle: a visit, or a change of a resource that visits share. */
sealed interface ExportUnit {

  /**
   * A stored resource.
   *
   * @param name {@code Type/id}
   * @param json compact, references as {@code Type/id}
   */
  record StoredContent(String name, byte[] json) {

    /** Shows no patient data. */
    @Override
    public String toString() {
      return name;
    }
  }

  /** The name by which the file of the Bundle is called. */
  String name();

  /** The source of the visit's id; empty for the clinic. */
  Optional<String> source();

  Bundle bundle();

  /** The resources as lines, without Bundle. */
  List<ResourceLine> lines();

  /**
   * A visit.
   *
   * @param current what the visit contains
   * @param vanished what it no longer contains, marked as entered in error
   * @param shared patients, clinicians and places that the resources refer to
   */
  record VisitUnit(
      VisitIdentity identity,
      Optional<String> source,
      List<StoredContent> current,
      List<StoredContent> vanished,
      List<StoredContent> shared)
      implements ExportUnit {

    @Override
    public String name() {
      return identity.id();
    }

    @Override
    public Bundle bundle() {
      return StoredBundles.visit(
          identity.system(), identity.id(), json(current), json(vanished), json(shared));
    }

    @Override
    public List<ResourceLine> lines() {
      return Stream.concat(
              shared.stream().filter(r -> !isWithheld(r)).map(r -> line(r, true)),
              Stream.concat(current.stream(), vanished.stream()).map(r -> line(r, false)))
          .toList();
    }

    /**
     * A bulk load replaces what the receiver has, which must not become inactive because a visit
     * was undone. In a Bundle, it is only created if there is none.
     */
    private boolean isWithheld(StoredContent shared) {
      return current.isEmpty()
          && ExportReading.isRetractionWithheld(FhirJsonReader.read(shared.json()));
    }

    /** Shows no patient data. */
    @Override
    public String toString() {
      return "VisitUnit[…]";
    }
  }

  /**
   * A patient, allergy, clinician or place that changed.
   *
   * @param referenced resources that it refers to
   */
  record SharedUnit(StoredContent changed, List<StoredContent> referenced) implements ExportUnit {

    @Override
    public String name() {
      return changed.name().replace('/', '-');
    }

    @Override
    public Optional<String> source() {
      return Optional.empty();
    }

    @Override
    public Bundle bundle() {
      return StoredBundles.update(changed.json(), json(referenced));
    }

    @Override
    public List<ResourceLine> lines() {
      return Stream.concat(Stream.of(changed), referenced.stream())
          .map(r -> line(r, true))
          .toList();
    }
  }

  private static List<byte[]> json(List<StoredContent> contents) {
    return contents.stream().map(StoredContent::json).toList();
  }

  private static ResourceLine line(StoredContent content, boolean shared) {
    return new ResourceLine(
        content.name().substring(0, content.name().indexOf('/')), shared, content.json());
  }
}
