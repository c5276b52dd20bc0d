package org.tpibridge.exchange.auth;

import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.tpibridge.importing.UsageException;

/** Credentials from the settings. Those in a file may be replaced while the program runs. */
final class FixedAuthorization implements RequestAuthorization {
  private static final Pattern SENDABLE = Pattern.compile("[\\x20-\\x7E]+");

  private final Supplier<String> source;

  FixedAuthorization(Supplier<String> source) {
    this.source = source;
  }

  @Override
  public Optional<String> header() throws NoTokenException {
    String header;
    try {
      header = source.get();
    } catch (UsageException e) {
      throw new NoTokenException(e.getMessage());
    }
    if (!SENDABLE.matcher(header).matches()) {
      throw new NoTokenException(
          "The token of authorization contains characters that cannot be sent in a header.");
    }
    return Optional.of(header);
  }

  @Override
  public boolean refused(String header) {
    try {
      return !source.get().equals(header);
    } catch (UsageException e) {
      return false;
    }
  }
}
