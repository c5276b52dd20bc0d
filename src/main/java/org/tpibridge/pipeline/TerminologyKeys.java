package org.tpibridge.pipeline;

import java.util.Optional;
import org.tpibridge.rules.ConceptKeys;
import org.tpibridge.terminology.CodeSystems;
import org.tpibridge.terminology.Coding;
import org.tpibridge.terminology.Concept;
import org.tpibridge.terminology.Terminology;

/** Resolves the clinic's words to concept keys for the rules. */
public record TerminologyKeys(Terminology terminology) implements ConceptKeys {
  @Override
  public Optional<String> muscle(String words) {
    return terminology.muscle(words).map(Concept::key);
  }

  @Override
  public Optional<String> drug(String words) {
    return terminology.drug(words).map(drug -> drug.concept().key());
  }

  @Override
  public Optional<String> diagnosis(String words) {
    return terminology.diagnosis(words).stream()
        .flatMap(concept -> concept.codings().stream())
        .filter(coding -> coding.system().equals(CodeSystems.ICD_10_CM))
        .map(Coding::code)
        .findFirst();
  }
}
