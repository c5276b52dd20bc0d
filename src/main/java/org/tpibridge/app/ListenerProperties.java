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
 * What stands under {@code tpibridge.listener}; {@code docs/settings.md}.
 *
 * @param connections at once
 * @param messageSize the most that a message has
 * @param messageTime the most that a message may take to arrive
 * @param idleTime after which a silent connection is closed
 */
record ListenerProperties(
    @DefaultValue("127.0.0.1") String address,
    @DefaultValue("2575") int port,
    @DefaultValue("16") int connections,
    @DefaultValue("4MB") DataSize messageSize,
    @DefaultValue("30s") Duration messageTime,
    @DefaultValue("1h") Duration idleTime,
    @DefaultValue TlsSettings tls) {

  /**
   * @param keystore PKCS #12; unset: no TLS
   * @param truststore PKCS #12; unset: clients need no certificate
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
            "tpibridge.listener.tls.truststore is set, but no keystore: set both.");
      }
      return keystore.map(file -> new TlsFiles(file, truststore, requiredPassword()));
    }

    private String requiredPassword() {
      return password
          .or(() -> passwordFile.map(SecretFile::firstLine))
          .orElseThrow(
              () ->
                  new UsageException(
                      "Set tpibridge.listener.tls.password (better as the variable"
                          + " TPIBRIDGE_LISTENER_TLS_PASSWORD) or .password-file."));
    }

    private void protectIn(OutputFiles outputs) {
      keystore.ifPresent(file -> outputs.protect(file, "a keystore"));
      truststore.ifPresent(file -> outputs.protect(file, "a truststore"));
      passwordFile.ifPresent(file -> outputs.protect(file, "a password file"));
    }

    /** No password in a log. */
    @Override
    public String toString() {
      return "TlsSettings[…]";
    }
  }

  void protectIn(OutputFiles outputs) {
    tls.protectIn(outputs);
  }

  /**
   * With what the command line says in place of the settings.
   *
   * @throws UsageException saying what cannot be used
   */
  ListenerSettings toSettings(Optional<String> stated, OptionalInt toldPort, boolean refusing) {
    String host = stated.orElse(address);
    try {
      return new ListenerSettings(
          InetAddress.getByName(host),
          toldPort.orElse(port),
          connections,
          (int) Math.min(Integer.MAX_VALUE, messageSize.toBytes()),
          messageTime,
          idleTime,
          refusing,
          tls.toFiles());
    } catch (UnknownHostException e) {
      throw new UsageException("There is no address " + host + " on this machine.");
    } catch (IllegalArgumentException e) {
      throw new UsageException(e.getMessage());
    }
  }
}
