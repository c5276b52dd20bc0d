package org.tpibridge.importing.erasure;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** A file with the key of the hashes, 32 bytes in hexadecimal; only its owner may read it. */
final class KeyFile {
  private static final int BYTES = 32;
  private static final String ALGORITHM = "HmacSHA256";

  private final Path file;
  private Optional<SecretKeySpec> key = Optional.empty();

  KeyFile(Path file) {
    this.file = file;
  }

  /** HMAC-SHA256 of the MRN. */
  synchronized byte[] hash(String mrn) {
    if (key.isEmpty()) {
      key = Optional.of(read());
    }
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(key.get());
      return mac.doFinal(mrn.strip().getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
    }
  }

  /** Makes the file with a new key where it is not there. */
  void prepare() {
    byte[] bytes = new byte[BYTES];
    new SecureRandom().nextBytes(bytes);
    try (FileChannel channel =
        FileChannel.open(
            file,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            ownersOnly(file))) {
      Channels.newOutputStream(channel)
          .write((HexFormat.of().formatHex(bytes) + "\n").getBytes(US_ASCII));
      channel.force(true);
    } catch (FileAlreadyExistsException e) {
      // It was made before.
    } catch (IOException e) {
      throw new ErasureException("The key file " + file + " cannot be made.", e);
    }
  }

  private SecretKeySpec read() {
    try {
      byte[] bytes = HexFormat.of().parseHex(Files.readString(file).strip());
      if (bytes.length != BYTES) {
        throw new IllegalArgumentException("not " + BYTES + " bytes");
      }
      return new SecretKeySpec(bytes, ALGORITHM);
    } catch (NoSuchFileException e) {
      throw new ErasureException(
          "Patients were erased, but the key by which they are known again is not there: "
              + file
              + ". Put it back, or set tpibridge.store.key-file.",
          e);
    } catch (IOException | IllegalArgumentException e) {
      throw new ErasureException(
          "The key file " + file + " cannot be used: it has 64 hexadecimal digits on one line.", e);
    }
  }

  static FileAttribute<?>[] ownersOnly(Path file) {
    return file.getFileSystem().supportedFileAttributeViews().contains("posix")
        ? new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
        }
        : new FileAttribute<?>[0];
  }
}
