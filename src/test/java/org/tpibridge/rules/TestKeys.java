package org.tpibridge.rules;

import org.tpibridge.pipeline.TerminologyKeys;
import org.tpibridge.terminology.Terminology;

/** The built-in tables, as the program uses them. */
final class TestKeys {
  static final ConceptKeys SHIPPED = new TerminologyKeys(Terminology.builtIn());

  private TestKeys() {}
}
