package org.tpibridge.reading.hl7v2;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.TestReader;
import org.tpibridge.reading.input.Input;
import org.tpibridge.reading.input.ReadResult;

class HostileHl7Test {
  private static final Path CASES = Path.of("src", "test", "resources", "visits");
  private static final String MARKS = "|^~\\&\r\n\u000b\u001c\"0X.-";

  @Test
  void mutated_and_truncated_messages_never_throw() throws IOException {
    List<byte[]> inputs = goldenMessages();
    Random random = new Random(20240304);
    for (int i = 0; i < 1500; i++) {
      byte[] mutated = mutated(inputs.get(i % inputs.size()), random);
      int attempt = i;
      assertThatCode(() -> read(mutated)).as("attempt %s", attempt).doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "MSH|",
        "MSH|^~\\&|||||||ORU^R01",
        "MSH||||||||||||",
        "MSHHHHHHHHHHHHHHHH",
        "MSH|^~\\&|A|B|C|D|20240304||ORU^R01|X|P|2.5||||||UTF-16",
        "PID|1||7\rPV1|1"
      })
  void a_broken_message_does_not_stop_the_next(String broken) throws IOException {
    String sound = Files.readString(CASES.resolve("hl7-batch/input.hl7"));
    String message = sound.substring(sound.lastIndexOf("MSH|"), sound.indexOf("BTS|"));
    List<ReadResult> parsed = read(("MSH|^~\\&|\r" + broken + "\r" + message).getBytes(ISO_8859_1));
    assertThat(parsed).last().isInstanceOf(ReadResult.Read.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"MSH|^~\\&|A", "MSH|^~\\&|A|B|C|D|20240304|||X|P|2.5\rPID|1||7\rPV1|1"})
  void a_message_without_a_type_is_rejected_not_left_out(String untyped) throws IOException {
    assertThat(read(untyped.getBytes(ISO_8859_1)))
        .singleElement()
        .isInstanceOfSatisfying(
            ReadResult.Rejected.class,
            rejected ->
                assertThat(rejected.findings())
                    .extracting(Finding::code)
                    .contains("TPI-HL7-BROKEN"));
  }

  @Test
  void an_incomplete_batch_is_reported() throws IOException {
    String whole = Files.readString(CASES.resolve("hl7-batch/input.hl7"));
    List<ReadResult> parsed = read(whole.substring(0, whole.indexOf("BTS|")).getBytes(ISO_8859_1));
    assertThat(parsed)
        .flatExtracting(ReadResult::findings)
        .extracting(Finding::code)
        .contains("TPI-HL7-BATCH");
  }

  @Test
  void a_visit_with_a_late_message_is_refused() throws IOException {
    String whole = Files.readString(CASES.resolve("hl7-batch/input.hl7"));
    String message = whole.substring(whole.lastIndexOf("MSH|"), whole.indexOf("BTS|"));
    StringBuilder many = new StringBuilder(message);
    for (int i = 0; i < 1001; i++) {
      many.append(message.replace("H-011", "W-" + i));
    }
    many.append(message.replace("lidocaine 1% 2 mL", "lidocaine 1% 3 mL"));
    List<ReadResult> parsed = read(many.toString().getBytes(ISO_8859_1));
    assertThat(parsed).hasSize(1003);
    assertThat(parsed.get(1002)).isInstanceOf(ReadResult.Rejected.class);
    assertThat(parsed.get(1002).findings())
        .extracting(Finding::code)
        .contains("TPI-READ-DUPLICATE-VISIT");
  }

  @Test
  void a_score_without_a_phase_is_refused_with_what_to_do() throws IOException {
    String whole = Files.readString(CASES.resolve("hl7-phases-assumed/input.hl7"), ISO_8859_1);
    String one = whole.replaceAll("OBX\\|2[^\r]*\r", "");
    ReadResult result = read(one.getBytes(ISO_8859_1)).get(0);
    assertThat(result).isInstanceOf(ReadResult.Rejected.class);
    assertThat(result.findings())
        .anySatisfy(
            f -> {
              assertThat(f.code()).isEqualTo("TPI-HL7-PHASE");
              assertThat(f.place().orElseThrow().locationInSource()).isEqualTo("message 1, OBX-5");
              assertThat(f.suggestion()).contains("column: pain_before");
            });
  }

  private static List<byte[]> goldenMessages() throws IOException {
    try (Stream<Path> files = Files.walk(CASES)) {
      List<byte[]> inputs = new ArrayList<>();
      for (Path file : files.filter(f -> f.toString().endsWith(".hl7")).sorted().toList()) {
        inputs.add(Files.readAllBytes(file));
      }
      return inputs;
    }
  }

  private static byte[] mutated(byte[] message, Random random) {
    byte[] bytes = message.clone();
    if (random.nextInt(4) == 0) {
      bytes = Arrays.copyOf(bytes, 4 + random.nextInt(bytes.length - 4));
    }
    for (int i = random.nextInt(12); i >= 0; i--) {
      int at = 4 + random.nextInt(bytes.length - 3);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(bytes, 0, Math.min(at, bytes.length));
      if (random.nextBoolean()) {
        out.write(MARKS.charAt(random.nextInt(MARKS.length())));
      } else if (random.nextBoolean()) {
        out.write(random.nextInt(256));
      }
      int from = Math.min(bytes.length, at + random.nextInt(3));
      out.write(bytes, from, bytes.length - from);
      bytes = out.toByteArray();
      if (bytes.length < 5) {
        return bytes;
      }
    }
    return bytes;
  }

  private static List<ReadResult> read(byte[] bytes) {
    return TestReader.of(new Input("fuzz.hl7", () -> new ByteArrayInputStream(bytes)));
  }
}
