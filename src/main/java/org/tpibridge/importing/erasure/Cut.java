package org.tpibridge.importing.erasure;

/**
 * What becomes of a content.
 *
 * @param gone pieces that are the patient's
 * @param left pieces that stay
 * @param stuck why something else that is in it cannot be cut; empty where all can
 */
record Cut(int gone, long left, String stuck) {
  Cut(int gone, long left) {
    this(gone, left, "");
  }

  /** Whether nothing stays. */
  boolean isWhole() {
    return gone > 0 && left == 0 && stuck.isEmpty();
  }
}
