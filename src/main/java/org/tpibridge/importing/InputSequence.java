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

/** A sequence of inputs that counts how much of them has been read. */
public final class InputSequence implements Iterable<Input> {
  private final List<Input> inputs = new ArrayList<>();
  private final AtomicLong read = new AtomicLong();
  private long total;
  private boolean isTotalAvailable = true;

  /** Adds a file. An error is reported when the file is opened. */
  public void add(Path file) {
    long before = total;
    Input input = Input.of(file);
    try {
      total += Files.size(file);
    } catch (IOException e) {
      isTotalAvailable = false;
    }
    // The size of a pipe is reported as 0.
    isTotalAvailable &= !input.readableOnce();
    add(input, before);
  }

  /** Adds a stream, whose length is unknown. */
  public void add(InputStream standardInput) {
    isTotalAvailable = false;
    add(Input.standardInput(standardInput), total);
  }

  private void add(Input input, long before) {
    inputs.add(
        new Input(
            input.name(),
            () -> {
              InputStream in = input.opener().open();
              // An input that is opened again is read from its start.
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

  /**
   * Returns the fraction that has been read, from 0 to 1; empty if the total is unknown. Safe to
   * call from any thread.
   */
  public OptionalDouble completedFraction() {
    return isTotalAvailable && total > 0
        ? OptionalDouble.of(Math.min(1, (double) read.get() / total))
        : OptionalDouble.empty();
  }

  private static final class Counted extends FilterInputStream {
    /** Limits a single read, so that progress is not far ahead of the rows that were processed. */
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
