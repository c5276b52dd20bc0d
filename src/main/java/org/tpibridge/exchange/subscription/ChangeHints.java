package org.tpibridge.exchange.subscription;

/** Receives hints that something may have changed in an EHR, so that it is pulled soon. */
@FunctionalInterface
public interface ChangeHints {

  /**
   * Returns at once; the pull takes place later. Several hints before it are one.
   *
   * @param ehr the name in the settings
   */
  void changed(String ehr);
}
