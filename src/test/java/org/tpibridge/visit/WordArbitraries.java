package org.tpibridge.visit;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.arbitraries.StringArbitrary;
import org.tpibridge.reading.canonical.Absence;
import org.tpibridge.reading.canonical.Identifier;
import org.tpibridge.reading.canonical.InjectateStatement;

/** Generates words: letters of several alphabets, and characters that are special in a format. */
final class WordArbitraries {
  private static final char[] PUNCTUATION = "\"',:/()+-_&<>|~^\\%#=.!?*".toCharArray();

  private WordArbitraries() {}

  /** The number of a visit or a patient. */
  static Arbitrary<String> ids() {
    return Arbitraries.strings()
        .alpha()
        .numeric()
        .withChars("-_./ #|é".toCharArray())
        .ofMinLength(1)
        .ofMaxLength(20)
        .map(Identifier::normalized)
        .filter(s -> !s.isEmpty() && Identifier.of(s).value().isPresent());
  }

  /** Text on one line. */
  static Arbitrary<String> lines() {
    return tidy(characters().ofMinLength(1).ofMaxLength(25));
  }

  /** An item of a list: one line without semicolons, with single spaces. */
  static Arbitrary<String> items() {
    return lines().map(s -> s.replaceAll(" +", " "));
  }

  /** Free text with semicolons and line breaks. */
  static Arbitrary<String> texts() {
    return tidy(characters().withChars(';', '\n', '\t').ofMinLength(1).ofMaxLength(60));
  }

  private static StringArbitrary characters() {
    return Arbitraries.strings()
        .alpha()
        .numeric()
        .withChars(PUNCTUATION)
        .withChars(' ', ' ', 'é', 'ß', 'Ł', '愛', '’', '°', 'µ');
  }

  private static Arbitrary<String> tidy(Arbitrary<String> words) {
    return words
        .map(String::strip)
        .filter(s -> !s.isEmpty())
        .filter(s -> Absence.of(s).isEmpty() && InjectateStatement.of(s).isEmpty());
  }
}
