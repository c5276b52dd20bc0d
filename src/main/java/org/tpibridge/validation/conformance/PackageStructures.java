package org.tpibridge.validation.conformance;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.context.support.IValidationSupport;
import ca.uhn.hapi.converters.canonical.VersionCanonicalizer;
import java.util.ArrayList;
import java.util.List;
import org.hl7.fhir.exceptions.FHIRException;
import org.hl7.fhir.r5.context.ContextUtilities;
import org.hl7.fhir.r5.model.StructureDefinition;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Converts further packages' structures to the validator's model before the first validation. Not
 * in parallel: snapshots that several threads generated at once were wrong.
 */
final class PackageStructures {

  private static final Logger LOG = LoggerFactory.getLogger(PackageStructures.class);

  private PackageStructures() {}

  static List<StructureDefinition> of(
      FhirContext fhir,
      List<DefinitionPackage> packages,
      IValidationSupport chain,
      DefinitionStore definitionStore) {
    VersionCanonicalizer canonicalizer = new VersionCanonicalizer(fhir);
    List<StructureDefinition> all = new ArrayList<>();
    for (DefinitionPackage each : packages) {
      new PackageValidationSupport(fhir, each)
          .fetchAllStructureDefinitions()
          .forEach(structure -> all.add(canonicalizer.structureDefinitionToCanonical(structure)));
    }
    if (all.stream().allMatch(StructureDefinition::hasSnapshot)) {
      return all;
    }
    ContextUtilities utilities =
        new ContextUtilities(DefinitionContext.forSnapshots(chain, definitionStore, all));
    return all.stream().filter(structure -> hasSnapshot(structure, utilities)).toList();
  }

  private static boolean hasSnapshot(StructureDefinition structure, ContextUtilities utilities) {
    if (structure.hasSnapshot()) {
      return true;
    }
    try {
      utilities.generateSnapshot(structure);
      return true;
    } catch (FHIRException unusable) {
      LOG.warn("{} has no snapshot, and none can be generated; it is not used", structure.getUrl());
      return false;
    }
  }
}
