package org.tpibridge.rules;

import org.tpibridge.checking.TerminologyKeys;
import org.tpibridge.terminology.Terminology;

/** The shipped tables, as the program uses them. */
final class TestKeys {
  static final Keys SHIPPED = new TerminologyKeys(Terminology.shipped());

  private TestKeys() {}
}
