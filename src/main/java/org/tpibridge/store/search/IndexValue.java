package org.tpibridge.store.search;

import java.util.Optional;

/**
 * Something that a resource can be found by. No {@code toString} shows it: it may tell of people.
 */
public sealed interface IndexValue {

  /** The parameter that it is kept by; others may read it as well. */
  String parameter();

  /**
   * A code, an identifier, a flag.
   *
   * @param system empty where there is none
   * @param code in small letters, for codes are the same in either case
   */
  record TokenValue(String parameter, String system, String code) implements IndexValue {
    @Override
    public String toString() {
      return "Token[" + parameter + "]";
    }
  }

  /**
   * A time, as long as it was told exactly: a day lasts a day.
   *
   * @param low first millisecond since 1970; {@link Long#MIN_VALUE} where open
   * @param high first millisecond after it; {@link Long#MAX_VALUE} where open
   */
  record DateValue(String parameter, long low, long high) implements IndexValue {
    @Override
    public String toString() {
      return "Moment[" + parameter + "]";
    }
  }

  /**
   * @param target {@code Type/id}, or what else the reference says: a URL, a URN
   */
  record ReferenceValue(String parameter, String target) implements IndexValue {
    @Override
    public String toString() {
      return "Link[" + parameter + "]";
    }
  }

  /**
   * @param normal in small letters, without accents, punctuation and needless spaces
   * @param exact as told
   */
  record StringValue(String parameter, String normal, String exact) implements IndexValue {
    @Override
    public String toString() {
      return "Words[" + parameter + "]";
    }
  }

  /**
   * A quantity, or a range of them.
   *
   * @param low infinite where open
   * @param high the same as {@code low} for a plain quantity; infinite where open
   * @param system of the unit's code
   * @param code of the unit
   * @param unit in words
   */
  record QuantityValue(
      String parameter,
      double low,
      double high,
      Optional<String> system,
      Optional<String> code,
      Optional<String> unit)
      implements IndexValue {
    @Override
    public String toString() {
      return "Amount[" + parameter + "]";
    }
  }

  record UriValue(String parameter, String uri) implements IndexValue {
    @Override
    public String toString() {
      return "Uri[" + parameter + "]";
    }
  }
}
