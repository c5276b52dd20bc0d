package org.tpibridge.reading.canonical;

import java.util.Optional;

/**
 * A medical record number or a visit id, as a source writes it. What cannot be seen makes no
 * difference between two identifiers; what can be seen does, leading zeros and capitals included.
 */
public sealed interface Identifier {

  /**
   * One that can be used.
   *
   * @param text without what cannot be seen: the form in which identifiers are stored and compared
   * @param normalized whether it was written with other characters
   */
  record Usable(String text, boolean normalized) implements Identifier {
    @Override
    public Optional<String> value() {
      return Optional.of(text);
    }

    /** Patient data stays out of logs. */
    @Override
    public String toString() {
      return "Usable[…]";
    }
  }

  /**
   * One that names nobody and nothing.
   *
   * @param reason goes on after the text: "is an error of a spreadsheet"
   */
  record Placeholder(String reason) implements Identifier {
    @Override
    public Optional<String> value() {
      return Optional.empty();
    }
  }

  /**
   * One that a program changed, so that the number it was cannot be restored for certain.
   *
   * @param reason as above
   * @param suggestion what it may have been
   */
  record Damaged(String reason, Optional<String> suggestion) implements Identifier {
    @Override
    public Optional<String> value() {
      return Optional.empty();
    }

    /** Patient data stays out of logs. */
    @Override
    public String toString() {
      return "Damaged[" + reason + "]";
    }
  }

  /** The text to use; empty where there is none. */
  Optional<String> value();

  /**
   * @param written not blank
   */
  static Identifier of(String written) {
    String text = normalized(written);
    return IdentifierRules.damageReason(text)
        .orElseGet(() -> new Usable(text, !text.equals(WhiteSpace.strip(written))));
  }

  /**
   * The form in which identifiers are compared, also of a text that names nothing: without
   * invisible characters, with plain spaces, hyphens, digits and letters, and accents joined to
   * their letters.
   */
  static String normalized(String written) {
    return IdentifierRules.isPlain(written) ? written : IdentifierRules.normalized(written);
  }
}
