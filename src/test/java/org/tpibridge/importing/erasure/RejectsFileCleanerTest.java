package org.tpibridge.importing.erasure;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RejectsFileCleanerTest {
  @TempDir private Path folder;

  @Test
  void a_message_is_the_patients_by_the_mrn_and_not_by_a_number_of_a_visit() throws IOException {
    RejectsFileCleaner rejected =
        new RejectsFileCleaner(
            result -> false, Set.of("117", "V9")::contains, "117"::equals, List.of());

    assertThat(rejected.in(messages("V9", "118"))).isEmpty();
    assertThat(rejected.in(messages("118", "117"))).isPresent();
  }

  private Path messages(String... mrns) throws IOException {
    StringBuilder text = new StringBuilder();
    for (String mrn : mrns) {
      text.append("MSH|^~\\&|A|B|||20240304||ADT^A08|1|P|2.5.1\r\n")
          .append("PID|1||" + mrn + "^^^C^MR\r\n");
    }
    return Files.writeString(folder.resolve("rejects.hl7"), text);
  }
}
