package org.tpibridge.exchange.settings;

import java.util.function.Supplier;

/** A password or a token. It is read when it is used, and never printed. */
public final class Secret {
  private final Supplier<String> source;

  private Secret(Supplier<String> source) {
    this.source = source;
  }

  public static Secret of(String value) {
    return new Secret(() -> value);
  }

  /**
   * @param source called for each use, so that a file can be replaced while the program runs
   */
  public static Secret from(Supplier<String> source) {
    return new Secret(source);
  }

  /** The value, for the request that needs it; never for a message. */
  public String reveal() {
    return source.get();
  }

  @Override
  public String toString() {
    return "[secret]";
  }
}
