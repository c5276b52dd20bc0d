package org.tpibridge.mapping;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Visit;

/** A visit mapped in a clinic of New York, with what tests ask of the Bundle. */
record MappedVisit(Mapped mapped) {
  static final Clinic CLINIC = Clinic.unnamed(ZoneId.of("America/New_York"));
  static final Origin ORIGIN =
      new Origin(Optional.empty(), "row 2", "ab".repeat(32), Optional.empty());

  static MappedVisit of(Visit visit) {
    return in(CLINIC, visit);
  }

  static MappedVisit asOf(LocalDate day, Visit visit) {
    return in(
        new Clinic(
            CLINIC.name(), CLINIC.zone(), CLINIC.systems(), Optional.empty(), Optional.of(day)),
        visit);
  }

  static MappedVisit in(Clinic clinic, Visit visit) {
    return new MappedVisit(new VisitMapper(clinic, Terminology.shipped()).map(visit, ORIGIN));
  }

  Bundle bundle() {
    return mapped.bundle();
  }

  <T extends Resource> List<T> all(Class<T> type) {
    return bundle().getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  <T extends Resource> T only(Class<T> type) {
    List<T> all = all(type);
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " resources of " + type.getSimpleName());
    }
    return all.get(0);
  }

  List<String> codes() {
    return mapped.findings().stream().map(finding -> finding.code()).toList();
  }
}
