package org.tpibridge.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files of one {@code convert} that have the same visit id. */
class ConvertedTwiceTest {
  private static final String HEADER = "visit_id,mrn,visit_start,sites,injectates\n";
  private static final String FIRST = "V1,117,2024-03-04,trapezius R,lidocaine 1% 2 mL\n";

  @TempDir private Path folder;
  private Path first;

  @BeforeEach
  void first() throws IOException {
    first = csv("first.csv", FIRST);
  }

  private Path csv(String name, String rows) throws IOException {
    return Files.writeString(folder.resolve(name), HEADER + rows);
  }

  private Typed convert(Path second, String... more) {
    return Typed.line(
        Stream.concat(Stream.of("convert", first.toString(), second.toString()), Stream.of(more))
            .toArray(String[]::new));
  }

  private String out() {
    return folder.resolve("out").toString();
  }

  private List<String> written() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("out"))) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void another_visit_of_the_same_id_is_rejected_and_the_first_stays() throws IOException {
    Path second = csv("second.csv", "V1,118,2024-05-06,rhomboid L,lidocaine 1% 9 mL\n");
    Path rejects = folder.resolve("rejects.csv");

    Typed typed = convert(second, "-o", out(), "--rejects", rejects.toString());

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.err())
        .contains("TPI-CONVERT-VISIT-AGAIN")
        .contains("2 visits: 1 converted, 1 rejected");
    assertThat(written()).containsExactly("V1.json");
    assertThat(Files.readString(folder.resolve("out/V1.json")))
        .contains("\"117\"")
        .doesNotContain("\"118\"");
    assertThat(Files.readString(rejects)).contains("V1,118,2024-05-06");
  }

  @Test
  void the_same_visit_is_written_once_with_a_warning() throws IOException {
    Typed typed = convert(csv("second.csv", FIRST), "--to", "ndjson", "-o", out());

    assertThat(typed.exitCode()).isZero();
    assertThat(typed.err()).containsPattern("warning .* TPI-CONVERT-VISIT-AGAIN");
    assertThat(Files.readAllLines(folder.resolve("out/Encounter.ndjson"))).hasSize(1);
  }

  @Test
  void one_visit_after_the_other_is_written_on_standard_output_too() throws IOException {
    Typed typed =
        convert(
            csv(
                "second.csv",
                FIRST.replace("2 mL", "3 mL") + "V2,118,2024-03-05,trapezius R,none\n"));

    assertThat(typed.exitCode()).isEqualTo(1);
    assertThat(typed.outLines()).hasSize(2);
  }
}
