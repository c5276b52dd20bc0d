package org.tpibridge.files;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class Sha256Test {
  /** FIPS 180-2, appendix B.1. */
  private static final String OF_ABC =
      "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";

  @Test
  void hashesMatchTheStandard() {
    assertThat(HexFormat.of().formatHex(Sha256.of("abc"))).isEqualTo(OF_ABC);
    assertThat(HexFormat.of().toHexDigits(Sha256.first64Bits("abc")))
        .isEqualTo(OF_ABC.substring(0, 16));
    assertThat(Sha256.name("abc".getBytes(US_ASCII))).isEqualTo(OF_ABC.substring(0, 32));
  }

  @Test
  void hashesAFileOfAnyLength(@TempDir Path folder) throws IOException {
    Path small = Files.writeString(folder.resolve("small"), "abc");
    byte[] million = "a".repeat(1_000_000).getBytes(US_ASCII);
    Path large = Files.write(folder.resolve("large"), million);
    assertThat(Sha256.ofFile(small)).isEqualTo(OF_ABC);
    assertThat(Sha256.ofFile(large))
        .isEqualTo("cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
  }
}
