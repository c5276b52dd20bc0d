package org.tpibridge.importing.export;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Standard output that cannot be written, such as a file on a full disk. */
class FullOutputTest {
  private static final byte[] JSON = "{}".getBytes(UTF_8);

  private final PrintStream full =
      new PrintStream(
          new OutputStream() {
            @Override
            public void write(int b) throws IOException {
              throw new IOException("No space left on device");
            }
          },
          true);

  @Test
  void theMessageNamesBothReasons() throws IOException {
    try (BundleLineWriter bundles = new BundleLineWriter(full, BundleForm.OWN_IDS);
        NdjsonWriter resources = NdjsonWriter.on(full)) {
      assertThatThrownBy(() -> bundles.write(JSON)).hasMessageContaining("disk is full");
      assertThatThrownBy(() -> resources.write(List.of(new ResourceLine("Patient", false, JSON))))
          .hasMessageContaining("disk is full");
    }
  }
}
