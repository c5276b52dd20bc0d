package org.tpibridge.importing;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.concurrent.atomic.AtomicLong;
import org.tpibridge.reading.input.Input;

/** Inputs that are read one after the other, and how much of them has been read. */
public final class InputSequence implements Iterable<Input> {
  private final List<Input> inputs = new ArrayList<>();
  private final AtomicLong read = new AtomicLong();
  private long total;
  private boolean totalIsKnown = true;

  /** Adds a file; one that cannot be read is told when it is opened. */
  public void add(Path file) {
    long before = total;
    Input input = Input.of(file);
    try {
      total += Files.size(file);
    } catch (IOException e) {
      totalIsKnown = false;
    }
    // A pipe says that it has no bytes.
    totalIsKnown &= !input.readableOnce();
    add(input, before);
  }

  /** Adds a stream, of which nobody knows how long it is. */
  public void add(InputStream standardInput) {
    totalIsKnown = false;
    add(Input.standardInput(standardInput), total);
  }

  private void add(Input input, long before) {
    inputs.add(
        new Input(
            input.name(),
            () -> {
              InputStream in = input.opener().open();
              // One that is opened again is read again from its start.
              read.set(before);
              return new Counted(in, read);
            },
            input.readableOnce()));
  }

  @Override
  public Iterator<Input> iterator() {
    return inputs.iterator();
  }

  public int size() {
    return inputs.size();
  }

  /** From 0 to 1; empty where it is not known. Any thread may ask. */
  public OptionalDouble completedFraction() {
    return totalIsKnown && total > 0
        ? OptionalDouble.of(Math.min(1, (double) read.get() / total))
        : OptionalDouble.empty();
  }

  private static final class Counted extends FilterInputStream {
    /** Readers take what they get: so many bytes ahead of what is done look done. */
    private static final int AT_ONCE = 4096;

    private final AtomicLong read;

    Counted(InputStream in, AtomicLong read) {
      super(in);
      this.read = read;
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      read.addAndGet(b < 0 ? 0 : 1);
      return b;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int n = super.read(into, offset, Math.min(length, AT_ONCE));
      read.addAndGet(Math.max(0, n));
      return n;
    }
  }
}
