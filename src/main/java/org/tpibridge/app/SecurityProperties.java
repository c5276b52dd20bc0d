package org.tpibridge.app;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.tpibridge.exchange.settings.Secret;
import org.tpibridge.files.OwnerOnlyFiles;
import org.tpibridge.importing.UsageException;

/**
 * Settings under {@code tpibridge.security}; see {@code docs/serve.md}.
 *
 * @param token the local token
 * @param tokenFile a file whose first line is the local token
 * @param behindProxy whether a proxy encrypts the connections
 */
record SecurityProperties(
    Optional<String> token, Optional<Path> tokenFile, @DefaultValue("false") boolean behindProxy) {
  private static final int TOKEN_BYTES = 32;
  private static final int SHORTEST_TOKEN = 20;

  SecurityProperties {
    if (token.isPresent() && token.get().length() < SHORTEST_TOKEN) {
      throw new IllegalArgumentException(
          "tpibridge.security.token must have at least " + SHORTEST_TOKEN + " characters");
    }
  }

  /**
   * The local token.
   *
   * @param file where it is, if it is in a file
   */
  record LocalToken(Supplier<String> token, Optional<Path> file) {}

  /**
   * The token that is set; if none is set, that of a file beside the database, which is created if
   * it does not exist.
   *
   * @param database the SQLite database; empty for a server
   * @throws UsageException if there is none and none can be created
   */
  LocalToken localToken(Optional<Path> database) {
    Optional<Secret> stated = stated();
    if (stated.isPresent()) {
      return new LocalToken(stated.get()::reveal, tokenFile);
    }
    Path file =
        database
            .map(found -> found.resolveSibling(found.getFileName() + ".token").toAbsolutePath())
            .orElseThrow(
                () ->
                    new UsageException(
                        "With PostgreSQL, the token of the server has to be set: as"
                            + " TPIBRIDGE_SECURITY_TOKEN, or in a file that"
                            + " tpibridge.security.token-file names."));
    if (!Files.exists(file)) {
      create(file);
    }
    return new LocalToken(() -> SecretFile.firstLine(file), Optional.of(file));
  }

  private Optional<Secret> stated() {
    try {
      return SecretSetting.of("tpibridge.security.token", token, tokenFile);
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage() + ".");
    }
  }

  private static void create(Path file) {
    byte[] random = new byte[TOKEN_BYTES];
    new SecureRandom().nextBytes(random);
    String made = Base64.getUrlEncoder().withoutPadding().encodeToString(random);
    try {
      OwnerOnlyFiles.write(file, (made + "\n").getBytes(US_ASCII));
    } catch (IOException e) {
      throw new UsageException(
          "The token cannot be written to the file " + file + ". Set tpibridge.security.token.");
    }
  }

  /** Shows no token. */
  @Override
  public String toString() {
    return "SecurityProperties[…]";
  }
}
