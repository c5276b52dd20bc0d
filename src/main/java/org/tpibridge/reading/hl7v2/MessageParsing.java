package org.tpibridge.reading.hl7v2;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.util.List;
import java.util.Optional;
import org.tpibridge.finding.Finding;
import org.tpibridge.reading.hl7v2.message.Hl7Charsets;
import org.tpibridge.reading.hl7v2.message.Hl7Message;
import org.tpibridge.reading.hl7v2.message.MessageFrame;
import org.tpibridge.reading.hl7v2.message.MessageFrameReader;
import org.tpibridge.reading.hl7v2.message.MessageParser;

/** Parses the messages of a stream. */
final class MessageParsing implements MessageSource {
  private final String source;
  private final MessageFrameReader frames;
  private final MessageParser parser;

  MessageParsing(String source, InputStream in) {
    this.source = source;
    this.frames = new MessageFrameReader(source, in);
    this.parser = new MessageParser(source);
  }

  @Override
  public Optional<Hl7Message> next() throws IOException {
    return frames.next().map(this::parsed);
  }

  /**
   * Returns the next message with another number than its position in the stream.
   *
   * @param number the number
   */
  Optional<Hl7Message> next(long number) throws IOException {
    return frames
        .next()
        .map(frame -> new MessageFrame(number, frame.bytes(), frame.error()))
        .map(this::parsed);
  }

  private Hl7Message parsed(MessageFrame frame) {
    return frame.error().map(f -> malformed(frame, f)).orElseGet(() -> parser.parse(frame));
  }

  private Hl7Message malformed(MessageFrame frame, Finding problem) {
    Charset charset = Hl7Charsets.guess(frame.bytes());
    String text = new String(frame.bytes(), charset);
    return new Hl7Message(source, frame.number(), text, charset, List.of(), List.of(problem));
  }

  @Override
  public List<Finding> batchFindings() {
    return frames.batchFindings();
  }

  @Override
  public long maxMessagesBetween() {
    return VisitFeed.MAX_MESSAGES_BETWEEN;
  }
}
