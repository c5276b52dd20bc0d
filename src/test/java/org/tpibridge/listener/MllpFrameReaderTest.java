package org.tpibridge.listener;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class MllpFrameReaderTest {
  private static final ListenerSettings SETTINGS =
      new ListenerSettings(
          InetAddress.getLoopbackAddress(),
          0,
          1,
          4096,
          Duration.ofSeconds(5),
          Duration.ofSeconds(5),
          false,
          Optional.empty());

  /** Bytes that a sender may send before a message. */
  record Piece(byte[] stray, boolean begunBefore, byte[] message) {}

  @Provide
  Arbitrary<List<Piece>> pieces() {
    Arbitrary<byte[]> message = bytes(MllpFrameReader.START, MllpFrameReader.END);
    return Combinators.combine(
            bytes(MllpFrameReader.START, -1), Arbitraries.of(true, false), message)
        .as(Piece::new)
        .list()
        .ofMaxSize(8);
  }

  private static Arbitrary<byte[]> bytes(int not, int norThat) {
    return Arbitraries.bytes()
        .filter(b -> b != not && b != norThat)
        .array(byte[].class)
        .ofMaxSize(300);
  }

  @Property(tries = 300)
  void everyCompleteMessageIsReadUnchanged(
      @ForAll("pieces") List<Piece> pieces, @ForAll Random random) throws IOException {
    ByteArrayOutputStream sent = new ByteArrayOutputStream();
    for (Piece piece : pieces) {
      sent.writeBytes(piece.stray());
      if (piece.begunBefore()) {
        sent.write(MllpFrameReader.START);
        sent.write('x');
      }
      sent.write(MllpFrameReader.START);
      sent.writeBytes(piece.message());
      sent.write(MllpFrameReader.END);
      sent.write('\r');
    }
    MllpFrameReader frames = new MllpFrameReader(new Sent(sent.toByteArray(), random), SETTINGS);

    List<byte[]> received = new ArrayList<>();
    Optional<byte[]> next = frames.next(() -> {});
    while (next.isPresent()) {
      received.add(next.get());
      next = frames.next(() -> {});
    }
    assertThat(received).hasSameSizeAs(pieces);
    for (int i = 0; i < pieces.size(); i++) {
      assertThat(received.get(i)).isEqualTo(pieces.get(i).message());
    }
  }

  /** With any input, a connection ends in one of the defined ways. */
  @Property(tries = 300)
  void anyBytesEndInADefinedWay(@ForAll byte[] bytes, @ForAll Random random) throws IOException {
    MllpFrameReader frames = new MllpFrameReader(new Sent(bytes, random), SETTINGS);
    try {
      while (frames.next(() -> {}).isPresent()) {
        // The next message.
      }
    } catch (MllpFrameReader.ConnectionBrokenException e) {
      assertThat(e.getMessage()).isEqualTo("the connection was closed within a message");
    }
  }

  /** A connection on which everything was sent at once and arrives in parts. */
  private static final class Sent extends Socket {
    private final InputStream in;

    Sent(byte[] bytes, Random random) {
      in =
          new ByteArrayInputStream(bytes) {
            @Override
            public int read(byte[] into) {
              return super.read(into, 0, 1 + random.nextInt(Math.min(200, into.length)));
            }
          };
    }

    @Override
    public InputStream getInputStream() {
      return in;
    }

    @Override
    public synchronized void setSoTimeout(int millis) {
      assertThat(millis).isPositive();
    }
  }
}
