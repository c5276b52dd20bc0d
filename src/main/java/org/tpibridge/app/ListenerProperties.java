package org.tpibridge.app;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.tpibridge.files.OutputFiles;
import org.tpibridge.importing.UsageException;
import org.tpibridge.listener.ListenerSettings;
import org.tpibridge.listener.TlsFiles;

/**
 * Settings under {@code tpibridge.listener}; see {@code docs/settings.md}.
 *
 * @param connections maximum number of connections at the same time
 * @param messageSize maximum size of a message
 * @param messageTime maximum time for a message to arrive
 * @param idleTime time after which an idle connection is closed
 * @param retention how long messages are stored after they were imported
 */
record ListenerProperties(
    @DefaultValue("127.0.0.1") String address,
    @DefaultValue("2575") int port,
    @DefaultValue("16") int connections,
    @DefaultValue("4MB") DataSize messageSize,
    @DefaultValue("30s") Duration messageTime,
    @DefaultValue("1h") Duration idleTime,
    @DefaultValue("90d") Duration retention,
    @DefaultValue TlsSettings tls) {
  private static final Duration SHORTEST_RETENTION = Duration.ofDays(1);
  private static final Duration LONGEST_RETENTION = Duration.ofDays(3650);

  /**
   * @param keystore PKCS #12; if unset, connections do not use TLS
   * @param truststore PKCS #12; if unset, clients need no certificate
   * @param passwordFile a file whose first line is the password of both
   */
  record TlsSettings(
      Optional<Path> keystore,
      Optional<Path> truststore,
      Optional<String> password,
      Optional<Path> passwordFile) {

    private Optional<TlsFiles> toFiles() {
      if (keystore.isEmpty() && truststore.isPresent()) {
        throw new UsageException(
            "tpibridge.listener.tls.truststore is set, but tpibridge.listener.tls.keystore is not."
                + " Set both.");
      }
      return keystore.map(file -> new TlsFiles(file, truststore, requiredPassword()));
    }

    private String requiredPassword() {
      return password
          .or(() -> passwordFile.map(SecretFile::firstLine))
          .orElseThrow(
              () ->
                  new UsageException(
                      "The password of the keystore is missing. Set"
                          + " tpibridge.listener.tls.password-file, or the environment variable"
                          + " TPIBRIDGE_LISTENER_TLS_PASSWORD."));
    }

    private void protectIn(OutputFiles outputs) {
      keystore.ifPresent(file -> outputs.protect(file, "a keystore"));
      truststore.ifPresent(file -> outputs.protect(file, "a truststore"));
      passwordFile.ifPresent(file -> outputs.protect(file, "a password file"));
    }

    /** Omits the password, because settings may be logged. */
    @Override
    public String toString() {
      return "TlsSettings[…]";
    }
  }

  void protectIn(OutputFiles outputs) {
    tls.protectIn(outputs);
  }

  /**
   * @throws UsageException if the time is not valid
   */
  Duration checkedRetention() {
    if (retention.compareTo(SHORTEST_RETENTION) < 0 || retention.compareTo(LONGEST_RETENTION) > 0) {
      throw new UsageException(
          "tpibridge.listener.retention must be between 1 and 3650 days, such as 90d.");
    }
    return retention;
  }

  /**
   * Applies the options of the command line, which replace the settings.
   *
   * @throws UsageException if an option or setting cannot be used
   */
  ListenerSettings toSettings(
      Optional<String> addressOption, OptionalInt portOption, boolean refuse) {
    String host = addressOption.orElse(address);
    try {
      return new ListenerSettings(
          InetAddress.getByName(host),
          portOption.orElse(port),
          connections,
          (int) Math.min(Integer.MAX_VALUE, messageSize.toBytes()),
          messageTime,
          idleTime,
          refuse,
          tls.toFiles());
    } catch (UnknownHostException e) {
      throw new UsageException(
          "The address " + host + " was not found. Set --bind or tpibridge.listener.address.");
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
