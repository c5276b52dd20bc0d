package org.tpibridge.cli.options;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Convert numbers on the command line. These are classes and not lambdas, because the starter
 * script creates a class-data archive: Java 17 crashes while it archives a lambda of an interface
 * that was compiled for Java 5, as those of picocli are (JDK-8274944).
 */
public final class NumberConverters {
  private NumberConverters() {}

  public static final class OfInt implements ITypeConverter<Integer> {
    @Override
    public Integer convert(String value) {
      try {
        return Integer.valueOf(value);
      } catch (NumberFormatException e) {
        throw notANumber(value);
      }
    }
  }

  public static final class OfLong implements ITypeConverter<Long> {
    @Override
    public Long convert(String value) {
      try {
        return Long.valueOf(value);
      } catch (NumberFormatException e) {
        throw notANumber(value);
      }
    }
  }

  private static TypeConversionException notANumber(String value) {
    return new TypeConversionException("'" + value + "' is not a whole number");
  }
}
