package org.tpibridge.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/** A valid input that was damaged. */
final class BadInput {
  private static final int HUGE = 200_000;
  private static final int DEEP = 20_000;
  private static final int BOMB = 40_000_000;

  private final Random random;

  private BadInput(long seed) {
    this.random = new Random(seed);
  }

  /** The name and bytes. */
  record Made(String name, byte[] bytes) {
    /** Leaves out the bytes, of which there may be many. */
    @Override
    public String toString() {
      return name + " of " + bytes.length + " bytes";
    }
  }

  static Made of(long seed) {
    return new BadInput(seed).made();
  }

  private Made made() {
    String kind = List.of("csv", "json", "ndjson", "hl7").get(random.nextInt(4));
    byte[] bytes = good(kind);
    int changes = 1 + random.nextInt(3);
    for (int i = 0; i < changes; i++) {
      bytes = changed(bytes, kind);
    }
    return switch (random.nextInt(6)) {
      case 0 -> new Made("input." + kind + ".gz", cutAtTimes(gzip(bytes)));
      case 1 -> new Made("input.zip", cutAtTimes(zip(kind, bytes)));
      default -> new Made("input." + kind, bytes);
    };
  }

  private byte[] good(String kind) {
    return switch (kind) {
      case "csv" -> GeneratedRow.table(List.of(row(1), row(2), row(3))).getBytes(UTF_8);
      case "json" -> ("[" + json(1) + ",\n" + json(2) + "]").getBytes(UTF_8);
      case "ndjson" -> (json(1) + "\n" + json(2) + "\n" + json(3) + "\n").getBytes(UTF_8);
      default -> (message(1) + message(2)).getBytes(UTF_8);
    };
  }

  private static GeneratedRow row(int visit) {
    return new GeneratedRow(
        visit, visit, 1, GeneratedRow.nameOf(1), "Ada", "1979-05-12", "F", 1, 6, 2, 2, 1, false);
  }

  private static String json(int visit) {
    return ("{\"visit_id\":\"V-%d\",\"mrn\":\"%s\",\"patient_last\":\"%s\","
            + "\"visit_start\":\"2024-03-04\",\"procedure_code\":\"20552\","
            + "\"sites\":[{\"muscle\":\"trapezius\",\"side\":\"right\"}],"
            + "\"injectates\":[{\"drug\":\"lidocaine\",\"strength\":\"1%%\",\"volume_ml\":2}]}")
        .formatted(visit, GeneratedRow.mrn(1), GeneratedRow.nameOf(1));
  }

  private static String message(int visit) {
    return String.join(
        "\r",
        "MSH|^~\\&|EHR|CLINIC|X|Y|20240304093000||ORU^R01^ORU_R01|M" + visit + "|P|2.5.1",
        "PID|1||"
            + GeneratedRow.mrn(1)
            + "^^^CLINIC^MR||"
            + GeneratedRow.nameOf(1)
            + "^Ada||19790512|F",
        "PV1|1|O|Room 1||||1234567893^Lindqvist^Anna|||||||||||V-" + visit,
        "OBR|1||F" + visit + "|20552^Trigger point injection^C4|||20240304093000",
        "OBX|1|NM|72514-3^Pain severity^LN|1|6|{score}|||||F",
        "");
  }

  private byte[] changed(byte[] bytes, String kind) {
    return switch (random.nextInt(13)) {
      case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
      case 1, 2 -> flipped(bytes);
      case 3 -> new String(bytes, UTF_8).getBytes(otherCharset());
      case 4 -> inserted(bytes, "x".repeat(HUGE));
      case 5 -> inserted(bytes, (kind.equals("hl7") ? "~" : "[").repeat(DEEP));
      case 6 -> inserted(bytes, "{\"a\":".repeat(DEEP));
      case 7 -> inserted(bytes, "\"");
      case 8 -> inserted(bytes, "\u0000\ufffe\ud800");
      case 9 -> inserted(bytes, ",".repeat(1 + random.nextInt(3000)));
      case 10 ->
          inserted(
              bytes, List.of("\r", "\n", "\u000b", "\u001c\r", "\u2028").get(random.nextInt(5)));
      case 11 -> inserted(bytes, "9".repeat(1 + random.nextInt(400)) + "e" + "9".repeat(9));
      default -> twice(bytes);
    };
  }

  private byte[] flipped(byte[] bytes) {
    byte[] flipped = bytes.clone();
    for (int i = 0; i < 1 + random.nextInt(8) && flipped.length > 0; i++) {
      flipped[random.nextInt(flipped.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return flipped;
  }

  private Charset otherCharset() {
    return List.of(
            StandardCharsets.UTF_16,
            StandardCharsets.UTF_16LE,
            StandardCharsets.UTF_16BE,
            Charset.forName("UTF-32"),
            Charset.forName("IBM1047"))
        .get(random.nextInt(5));
  }

  private byte[] inserted(byte[] bytes, String text) {
    String all = new String(bytes, ISO_8859_1);
    int at = random.nextInt(all.length() + 1);
    byte[] middle = text.getBytes(UTF_8);
    return (all.substring(0, at) + new String(middle, ISO_8859_1) + all.substring(at))
        .getBytes(ISO_8859_1);
  }

  private byte[] twice(byte[] bytes) {
    int from = random.nextInt(bytes.length + 1);
    return inserted(bytes, new String(Arrays.copyOfRange(bytes, from, bytes.length), UTF_8));
  }

  private byte[] cutAtTimes(byte[] bytes) {
    return switch (random.nextInt(4)) {
      case 0 -> Arrays.copyOf(bytes, random.nextInt(bytes.length));
      case 1 -> flipped(bytes);
      default -> bytes;
    };
  }

  private static byte[] gzip(byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private byte[] zip(String kind, byte[] bytes) {
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(packed)) {
      entry(
          zip, List.of("../../up.", "/root.", "a.", "a/b/c.").get(random.nextInt(4)) + kind, bytes);
      if (random.nextBoolean()) {
        entry(zip, "good.csv", GeneratedRow.table(List.of(row(9))).getBytes(UTF_8));
      }
      if (random.nextInt(3) == 0) {
        entry(zip, "nested.zip", gzip(bytes));
      }
      if (random.nextInt(6) == 0) {
        entry(zip, "bomb.csv", new byte[BOMB]);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return packed.toByteArray();
  }

  private static void entry(ZipOutputStream zip, String name, byte[] bytes) throws IOException {
    zip.putNextEntry(new ZipEntry(name));
    zip.write(bytes);
    zip.closeEntry();
  }
}
