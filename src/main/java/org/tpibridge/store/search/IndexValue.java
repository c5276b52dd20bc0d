package org.tpibridge.store.search;

import java.util.Optional;

/**
 * A value under which a resource can be found. No {@code toString} shows it, because it may be
 * patient data.
 */
public sealed interface IndexValue {

  /** The parameter that the value is stored under; other parameters may use it as well. */
  String parameter();

  /**
   * A code, an identifier or a flag.
   *
   * @param system empty if there is none
   * @param code in lower case, because codes are compared without case
   */
  record TokenValue(String parameter, String system, String code) implements IndexValue {
    @Override
    public String toString() {
      return "TokenValue[" + parameter + "]";
    }
  }

  /**
   * A date or time as a range that follows from its precision: a day lasts a day.
   *
   * @param low first millisecond since 1970; {@link Long#MIN_VALUE} if open
   * @param high first millisecond after it; {@link Long#MAX_VALUE} if open
   */
  record DateValue(String parameter, long low, long high) implements IndexValue {
    @Override
    public String toString() {
      return "DateValue[" + parameter + "]";
    }
  }

  /**
   * A reference.
   *
   * @param target {@code Type/id}, a URL or a URN
   */
  record ReferenceValue(String parameter, String target) implements IndexValue {
    @Override
    public String toString() {
      return "ReferenceValue[" + parameter + "]";
    }
  }

  /**
   * A string.
   *
   * @param normal in lower case, without accents, punctuation and extra spaces
   * @param exact as in the resource
   */
  record StringValue(String parameter, String normal, String exact) implements IndexValue {
    @Override
    public String toString() {
      return "StringValue[" + parameter + "]";
    }
  }

  /**
   * A quantity or a range of quantities.
   *
   * @param low infinite if open
   * @param high the same as {@code low} for a single quantity; infinite if open
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
      return "QuantityValue[" + parameter + "]";
    }
  }

  /** A URI. */
  record UriValue(String parameter, String uri) implements IndexValue {
    @Override
    public String toString() {
      return "UriValue[" + parameter + "]";
    }
  }
}
