package org.tpibridge.mapping;

import java.util.Optional;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.tpibridge.terminology.Concept;
import org.tpibridge.terminology.Terminology;
import org.tpibridge.visit.InjectionSite;
import org.tpibridge.visit.Side;

/** A site's muscle, looked up once for all resources that name it. */
record Muscle(InjectionSite site, Optional<Concept> known) {

  static Muscle of(InjectionSite site, Terminology terminology) {
    return new Muscle(site, terminology.muscle(site.muscle()));
  }

  CodeableConcept concept() {
    return Concepts.of(site.muscle(), known, Canonical.MUSCLE);
  }

  /** Muscle and side, the table's key where it knows the muscle. */
  String key() {
    String muscle = known.map(Concept::key).orElseGet(() -> Ids.key(site.muscle()));
    return site.side().map(side -> muscle + "/" + word(side)).orElse(muscle);
  }

  /** As a clinician reads it: {@code right trapezius}. */
  static String words(InjectionSite site) {
    return site.side().map(side -> word(side) + " ").orElse("") + site.muscle();
  }

  static String word(Side side) {
    return switch (side) {
      case RIGHT -> "right";
      case LEFT -> "left";
      case MIDLINE -> "midline";
    };
  }
}
