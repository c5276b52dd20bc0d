package org.tpibridge.importing.erasure;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.regex.Pattern;

/** The pieces of a text that can be taken out of it, one after the other; together they are it. */
interface Pieces {
  /** The next piece; empty behind the last. */
  Optional<String> next() throws IOException;

  /** So long may a piece be; a text without lines is not to fill the memory. */
  int MAX_PIECE = 64 << 20;

  static void checkLength(long length) throws UncuttableException {
    if (length > MAX_PIECE) {
      throw new UncuttableException("has a piece that is too large to be looked into");
    }
  }

  /** Lines with what ends them. */
  static Pieces lines(Bytes bytes) {
    return () -> {
      StringBuilder line = new StringBuilder();
      boolean ended = false;
      while (!ended && bytes.peek() != Bytes.END) {
        int read = bytes.read();
        line.append((char) read);
        checkLength(line.length());
        ended = read == '\n' || (read == '\r' && bytes.peek() != '\n');
      }
      return Optional.of(line.toString()).filter(l -> !l.isEmpty());
    };
  }

  /** All of it as one. */
  static Pieces whole(Pieces lines) {
    return () -> {
      StringBuilder all = new StringBuilder();
      for (Optional<String> line = lines.next(); line.isPresent(); line = lines.next()) {
        all.append(line.get());
        checkLength(all.length());
      }
      return Optional.of(all.toString()).filter(a -> !a.isEmpty());
    };
  }

  /** HL7 v2 messages, and the segments around them in a batch. */
  static Pieces messages(Pieces lines) {
    return new Messages(lines);
  }

  /** Lines of a table; those that a quoted line break joins are one. */
  static Pieces records(Pieces lines) {
    return new Records(lines);
  }

  final class Messages implements Pieces {
    private static final Pattern BEGINNING = Pattern.compile("\\x0b?(MSH|[FB]HS|[FB]TS)[^\\w\\s]");

    private final Pieces lines;
    private Optional<String> ahead = Optional.empty();

    private Messages(Pieces lines) {
      this.lines = lines;
    }

    @Override
    public Optional<String> next() throws IOException {
      Optional<String> first = ahead.isPresent() ? ahead : lines.next();
      if (first.isEmpty()) {
        return first;
      }
      StringBuilder message = new StringBuilder(first.get());
      ahead = lines.next();
      while (ahead.isPresent() && !BEGINNING.matcher(ahead.get()).lookingAt()) {
        message.append(ahead.get());
        checkLength(message.length());
        ahead = lines.next();
      }
      return Optional.of(message.toString());
    }
  }

  final class Records implements Pieces {
    /** A quotation mark that is not closed takes no more lines than this with it. */
    private static final int MAX_LINES = 200;

    private final Pieces lines;
    private final Deque<String> given = new ArrayDeque<>();

    private Records(Pieces lines) {
      this.lines = lines;
    }

    @Override
    public Optional<String> next() throws IOException {
      if (!given.isEmpty()) {
        return Optional.of(given.removeFirst());
      }
      StringBuilder record = new StringBuilder();
      long marks = 0;
      for (int i = 0; i < MAX_LINES; i++) {
        Optional<String> line = lines.next();
        if (line.isEmpty()) {
          break;
        }
        given.add(line.get());
        record.append(line.get());
        checkLength(record.length());
        marks += line.get().chars().filter(c -> c == '"').count();
        if (marks % 2 == 0) {
          given.clear();
          return Optional.of(record.toString());
        }
      }
      // The mark was a mistake: each line is a record.
      return Optional.ofNullable(given.pollFirst());
    }
  }
}
