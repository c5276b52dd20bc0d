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
 * Splits a stream into messages: a plain sequence, MLLP frames, or a batch (FHS, BHS, BTS, FTS). A
 * message starts only at a line that starts with {@code MSH}, so that a malformed message does not
 * affect the next.
 */
public final class MessageFrameReader {
  /** Messages with embedded documents are large; a message larger than this has no end. */
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

  /** Returns the next message; empty at the end of the stream. */
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

  /** Returns findings on the batch as a whole. Call it at the end. */
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
        new MessageFrame(number, message.toByteArray(), error().map(f -> f.at(place)));
    message.reset();
    startsWithMsh = false;
    tooLong = false;
    return Optional.of(frame);
  }

  private Optional<Finding> error() {
    if (tooLong) {
      return Optional.of(
          Finding.error(
              Hl7FindingCodes.TOO_LONG,
              "The message has more than "
                  + (MAX_BYTES >> 20)
                  + " MiB and was not read. Check the input for a message without an end."));
    }
    return startsWithMsh
        ? Optional.empty()
        : Optional.of(
            Finding.error(
                Hl7FindingCodes.BROKEN,
                "These segments come before any MSH segment, so they belong to no message. Export the"
                    + " complete message again."));
  }

  private void cut(byte[] bytes) {
    if (message.size() + bytes.length > MAX_BYTES) {
      tooLong = true;
    } else if (!tooLong) {
      message.writeBytes(bytes);
      message.write('\r');
    }
  }

  /** Returns the segment name of a line, or "". */
  private static String nameOf(byte[] bytes) {
    boolean segment =
        bytes.length > NAME && Character.isUpperCase(bytes[0]) && isFrameMark(bytes[NAME]);
    String name = segment ? new String(bytes, 0, NAME, ISO_8859_1) : "";
    // A text may have a line that starts with "MSH: " or "MSH-7".
    boolean text = name.equals("MSH") && bytes.length > NAME + 1 && !isFrameMark(bytes[NAME + 1]);
    return text ? "" : name;
  }

  /** Removes the NUL bytes with which some senders fill the gap between two messages. */
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

  /** Reads the next line that is not empty; returns false at the end of the stream. */
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
          // A vertical tab in a text is a line break of a word processor; MLLP uses the same byte.
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
