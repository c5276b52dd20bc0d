package org.tpibridge.mapping;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Resource;
import org.tpibridge.mapping.bundle.VisitMapper;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.Visit;

/** A visit that was mapped for a clinic in New York, with access to the Bundle's resources. */
public record MappedVisit(MappingResult mapped) {
  public static final Clinic CLINIC = Clinic.unnamed(ZoneId.of("America/New_York"));
  public static final VisitOrigin ORIGIN =
      new VisitOrigin(Optional.empty(), "row 2", "ab".repeat(32), Optional.empty());

  public static MappedVisit of(Visit visit) {
    return in(CLINIC, visit);
  }

  public static MappedVisit asOf(LocalDate day, Visit visit) {
    return in(
        new Clinic(
            CLINIC.name(), CLINIC.zone(), CLINIC.systems(), Optional.empty(), Optional.of(day)),
        visit);
  }

  static MappedVisit in(Clinic clinic, Visit visit) {
    return new MappedVisit(new VisitMapper(clinic, Terminology.builtIn()).map(visit, ORIGIN));
  }

  public Bundle bundle() {
    return mapped.bundle();
  }

  public <T extends Resource> List<T> all(Class<T> type) {
    return bundle().getEntry().stream()
        .map(Bundle.BundleEntryComponent::getResource)
        .filter(type::isInstance)
        .map(type::cast)
        .toList();
  }

  public <T extends Resource> T only(Class<T> type) {
    List<T> all = all(type);
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " resources of " + type.getSimpleName());
    }
    return all.get(0);
  }

  public List<String> codes() {
    return mapped.findings().stream().map(finding -> finding.code()).toList();
  }
}
