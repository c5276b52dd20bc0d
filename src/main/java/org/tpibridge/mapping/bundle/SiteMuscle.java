package org.tpibridge.mapping.bundle;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.tpibridge.mapping.elements.CanonicalUrls;
import org.tpibridge.mapping.elements.StableIds;
import org.tpibridge.terminology.Concept;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.Side;

/** A site with its muscle, looked up once for all resources that contain it. */
record SiteMuscle(InjectionSite site, Optional<Concept> muscleConcept) {

  static SiteMuscle of(InjectionSite site, Terminology terminology) {
    return new SiteMuscle(site, terminology.muscle(site.muscle()));
  }

  CodeableConcept concept() {
    return CodeableConcepts.of(site.muscle(), muscleConcept, CanonicalUrls.MUSCLE);
  }

  /**
   * The muscle with its side in the text, for elements that no reference to the side belongs to.
   */
  CodeableConcept sidedConcept() {
    return concept().setText(display(site));
  }

  /** Muscle and side as a key; the terminology's key if it contains the muscle. */
  String key() {
    String muscle =
        muscleConcept.map(Concept::key).orElseGet(() -> StableIds.normalizedKey(site.muscle()));
    return site.side().map(side -> muscle + "/" + sideDisplay(side)).orElse(muscle);
  }

  /** For display: {@code right trapezius}. */
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
