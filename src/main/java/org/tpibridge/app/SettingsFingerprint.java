package org.tpibridge.app;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.tpibridge.files.LimitedFile;
import org.tpibridge.files.Sha256;
import org.tpibridge.importing.UsageException;
import org.tpibridge.pipeline.PipelineOptions;

/**
 * Computes a fingerprint of everything that determines how a file is read and mapped. Files count
 * by their content: the fingerprint is the same after a file was moved, but not after it was
 * edited.
 */
final class SettingsFingerprint {
  /** Limit of the largest kind of file, a terminology table. */
  private static final long MAX_BYTES = 16 << 20;

  private final MessageDigest digest = Sha256.newDigest();

  private SettingsFingerprint() {}

  /**
   * Computes the fingerprint.
   *
   * @throws UsageException if a file cannot be read
   */
  static String of(String program, BridgeProperties settings, PipelineOptions options) {
    SettingsFingerprint fingerprint = new SettingsFingerprint();
    fingerprint.add(program);
    fingerprint.add(settings.clinic().toClinic().toString());
    fingerprint.add(settings.toSources().bySource().toString());
    fingerprint.add(options.maps().source().orElse(""));
    fingerprint.add(options.testData() ? "test data" : "");
    fingerprint.add(String.valueOf(settings.terminology().provisionalCodes()));
    fingerprint.add(settings.terminology().files());
    fingerprint.add(options.rules().orElse(settings.rules().policy()));
    fingerprint.add(settings.rules().files());
    fingerprint.add(list(options.maps().columns()));
    fingerprint.add(list(options.maps().segments()));
    return HexFormat.of().formatHex(fingerprint.digest.digest());
  }

  private static List<Path> list(Optional<Path> file) {
    return file.map(List::of).orElse(List.of());
  }

  /** Adds a value with its length, so that different lists of values cannot look the same. */
  private void add(String value) {
    byte[] bytes = value.getBytes(UTF_8);
    digest.update((bytes.length + ":").getBytes(UTF_8));
    digest.update(bytes);
  }

  private void add(List<Path> files) {
    add(String.valueOf(files.size()));
    files.forEach(this::add);
  }

  private void add(Path file) {
    try (InputStream in = LimitedFile.open(file, MAX_BYTES);
        OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      add(String.valueOf(in.transferTo(out)));
    } catch (IOException e) {
      throw new UsageException("The file " + file + " cannot be read. " + LimitedFile.reason(e));
    }
  }
}
