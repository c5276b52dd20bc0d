package org.tpibridge.reading.canonical;

import java.util.Optional;

/**
 * A medical record number or a visit id, as a source writes it. Invisible characters do not
 * distinguish two identifiers; visible characters do, including leading zeros and capitals.
 */
public sealed interface Identifier {

  /**
   * A valid identifier.
   *
   * @param text without invisible characters: the form in which identifiers are stored and compared
   * @param normalized whether the text differs from what was written
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
   * A placeholder that identifies nothing.
   *
   * @param reason completes a sentence that begins with the text: "is an error of a spreadsheet"
   */
  record Placeholder(String reason) implements Identifier {
    @Override
    public Optional<String> value() {
      return Optional.empty();
    }
  }

  /**
   * An identifier that a program changed, so that the original cannot be restored with certainty.
   *
   * @param reason as above
   * @param suggestion the likely original
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

  /** The text to use; empty if the identifier is not valid. */
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
   * The form in which identifiers are compared, also for placeholders: without invisible
   * characters, with plain spaces, hyphens, digits and letters, and with composed accents (NFC).
   */
  static String normalized(String written) {
    return IdentifierRules.isPlain(written) ? written : IdentifierRules.normalized(written);
  }
}
