package org.tpibridge.reading.hl7v2.message;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.tpibridge.finding.Finding;
import org.tpibridge.finding.Place;

/**
 * Cuts a stream into messages: one behind the other, in MLLP's frames, or in a batch (FHS, BHS,
 * BTS, FTS). A message starts at a line that starts with {@code MSH}, and nowhere else, so that
 * what is broken in one never reaches the next.
 */
public final class MessageFrameReader {
  /** Messages with embedded documents are large; what is larger than this never ends. */
  static final int MAX_BYTES = 4 << 20;

  private static final int START_OF_BLOCK = 0x0b;
  private static final int END_OF_BLOCK = 0x1c;
  private static final int NAME = 3;

  /** Segments that a block may start with. */
  private static final Set<String> FIRST = Set.of("MSH", "FHS", "BHS");

  private final String source;
  private final InputStream in;
  private final BatchEnvelope envelope = new BatchEnvelope();
  private final byte[] chunk = new byte[1 << 16];
  private int at;
  private int limit;
  private final ByteArrayOutputStream line = new ByteArrayOutputStream();
  private final ByteArrayOutputStream message = new ByteArrayOutputStream();
  private boolean startsWithMsh;
  private boolean tooLong;
  private long number;

  public MessageFrameReader(String source, InputStream in) {
    this.source = source;
    this.in = in;
  }

  /** The next message; empty at the end of the stream. */
  public Optional<MessageFrame> next() throws IOException {
    while (readLine()) {
      byte[] bytes = withoutFill(line.toByteArray());
      String name = nameOf(bytes);
      if (name.equals("MSH")) {
        Optional<MessageFrame> before = finish();
        startsWithMsh = true;
        cut(bytes);
        if (before.isPresent()) {
          return before;
        }
      } else if (BatchEnvelope.isPart(name)) {
        envelope.addSegment(name, bytes, number + (message.size() > 0 ? 1 : 0));
      } else if (bytes.length > 0) {
        cut(bytes);
      }
    }
    return finish();
  }

  /** What is odd about the batch as a whole; to be asked for at the end. */
  public List<Finding> batchFindings() {
    return envelope.findings(number).stream().map(f -> f.at(new Place.Whole(source))).toList();
  }

  private Optional<MessageFrame> finish() {
    if (message.size() == 0) {
      return Optional.empty();
    }
    number++;
    Place place = new Place.Segment(source, number, "", 1, 0, 0);
    MessageFrame frame =
        new MessageFrame(number, message.toByteArray(), fault().map(f -> f.at(place)));
    message.reset();
    startsWithMsh = false;
    tooLong = false;
    return Optional.of(frame);
  }

  private Optional<Finding> fault() {
    if (tooLong) {
      return Optional.of(
          Finding.error(
              Hl7FindingCodes.TOO_LONG,
              "The message has more than "
                  + (MAX_BYTES >> 20)
                  + " MiB and is not read. Look for a message that never ends."));
    }
    return startsWithMsh
        ? Optional.empty()
        : Optional.of(
            Finding.error(
                Hl7FindingCodes.BROKEN,
                "These segments stand before any MSH, so they belong to no message. Export it"
                    + " again, whole."));
  }

  private void cut(byte[] bytes) {
    if (message.size() + bytes.length > MAX_BYTES) {
      tooLong = true;
    } else if (!tooLong) {
      message.writeBytes(bytes);
      message.write('\r');
    }
  }

  /** The name of the segment that a line is, or "". */
  private static String nameOf(byte[] bytes) {
    boolean segment =
        bytes.length > NAME && Character.isUpperCase(bytes[0]) && isFrameMark(bytes[NAME]);
    String name = segment ? new String(bytes, 0, NAME, ISO_8859_1) : "";
    // A text may have a line that starts with "MSH: " or "MSH-7".
    boolean text = name.equals("MSH") && bytes.length > NAME + 1 && !isFrameMark(bytes[NAME + 1]);
    return text ? "" : name;
  }

  /** Without the NUL bytes with which some senders fill the gap between two messages. */
  private static byte[] withoutFill(byte[] bytes) {
    int start = 0;
    while (start < bytes.length && bytes[start] == 0) {
      start++;
    }
    return start == 0 ? bytes : Arrays.copyOfRange(bytes, start, bytes.length);
  }

  private static boolean isFrameMark(byte b) {
    return b < 0 || (b > ' ' && !Character.isLetterOrDigit(b));
  }

  /** Reads the next line that is not empty; false at the end of the stream. */
  private boolean readLine() throws IOException {
    line.reset();
    while (at < limit || readMore()) {
      int start = at;
      while (at < limit && !endsLine(chunk[at])) {
        at++;
      }
      if (line.size() <= MAX_BYTES) {
        line.write(chunk, start, at - start);
      }
      if (at < limit) {
        byte end = chunk[at++];
        if (end == START_OF_BLOCK && line.size() > 0 && !isAtFirstSegment()) {
          // Word's line break in a text, which MLLP's mark shares its byte with.
          line.write(end);
        } else if (line.size() > 0) {
          return true;
        }
      }
    }
    return line.size() > 0;
  }

  private boolean isAtFirstSegment() throws IOException {
    if (limit - at < NAME) {
      System.arraycopy(chunk, at, chunk, 0, limit - at);
      limit -= at;
      at = 0;
      int read = 0;
      while (limit < NAME && read >= 0) {
        read = in.read(chunk, limit, chunk.length - limit);
        limit += Math.max(0, read);
      }
    }
    return limit - at >= NAME && FIRST.contains(new String(chunk, at, NAME, ISO_8859_1));
  }

  private static boolean endsLine(byte b) {
    return b == '\r' || b == '\n' || b == START_OF_BLOCK || b == END_OF_BLOCK;
  }

  private boolean readMore() throws IOException {
    at = 0;
    limit = Math.max(0, in.read(chunk, 0, chunk.length));
    return limit > 0;
  }
}
