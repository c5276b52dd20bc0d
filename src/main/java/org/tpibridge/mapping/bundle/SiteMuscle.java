package org.tpibridge.mapping.bundle;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.mapping.elements.StableIds;
import org.tpibridge.terminology.Concept;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.Side;

/** A site's muscle, looked up once for all resources that name it. */
record SiteMuscle(InjectionSite site, Optional<Concept> muscleConcept) {

  static SiteMuscle of(InjectionSite site, Terminology terminology) {
    return new SiteMuscle(site, terminology.muscle(site.muscle()));
  }

  CodeableConcept concept() {
    return CodeableConcepts.of(site.muscle(), muscleConcept, CanonicalUrls.MUSCLE);
  }

  /** Muscle and side, the table's key where it knows the muscle. */
  String key() {
    String muscle =
        muscleConcept.map(Concept::key).orElseGet(() -> StableIds.normalizedKey(site.muscle()));
    return site.side().map(side -> muscle + "/" + sideDisplay(side)).orElse(muscle);
  }

  /** As a clinician reads it: {@code right trapezius}. */
  static String display(InjectionSite site) {
    return site.side().map(side -> sideDisplay(side) + " ").orElse("") + site.muscle();
  }

  static String sideDisplay(Side side) {
    return switch (side) {
      case RIGHT -> "right";
      case LEFT -> "left";
      case MIDLINE -> "midline";
    };
  }
}
