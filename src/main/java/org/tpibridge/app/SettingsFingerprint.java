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
 * Of all that decides how a file is read and what its visits become, by content: a file of settings
 * that was moved is the same, one that was edited is not.
 */
final class SettingsFingerprint {
  /** That of the largest kind, a terminology table. */
  private static final long LARGEST = 16 << 20;

  private final MessageDigest digest = Sha256.newDigest();

  private SettingsFingerprint() {}

  /**
   * @throws UsageException naming a file that cannot be read
   */
  static String of(String program, BridgeProperties settings, PipelineOptions wanted) {
    SettingsFingerprint all = new SettingsFingerprint();
    all.add(program);
    all.add(settings.clinic().toClinic().toString());
    all.add(settings.toSources().bySource().toString());
    all.add(wanted.maps().source().orElse(""));
    all.add(String.valueOf(settings.terminology().provisionalCodes()));
    all.add(settings.terminology().files());
    all.add(wanted.rules().orElse(settings.rules().policy()));
    all.add(settings.rules().files());
    all.add(list(wanted.maps().columns()));
    all.add(list(wanted.maps().segments()));
    return HexFormat.of().formatHex(all.digest.digest());
  }

  private static List<Path> list(Optional<Path> file) {
    return file.map(List::of).orElse(List.of());
  }

  /** Each with its end, so that no two lists of values look the same in a row. */
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
    try (InputStream in = LimitedFile.open(file, LARGEST);
        OutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      add(String.valueOf(in.transferTo(out)));
    } catch (IOException e) {
      throw new UsageException("The file " + file + " cannot be read. " + LimitedFile.reason(e));
    }
  }
}
