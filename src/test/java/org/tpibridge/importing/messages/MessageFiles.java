package org.tpibridge.importing.messages;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The messages of visits that are tested as files. */
final class MessageFiles {
  private static final Path CASES =
      Path.of("src", "test", "resources", "org", "tpibridge", "reading", "items");

  private MessageFiles() {}

  /** Returns the names of files with several messages. */
  static List<String> withSeveralMessages(int atMost) throws IOException {
    try (Stream<Path> files = Files.list(CASES)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".hl7"))
          .filter(name -> of(name).size() > 1 && of(name).size() <= atMost)
          .sorted()
          .toList();
    }
  }

  /** Returns the messages of a file. */
  static List<String> of(String name) {
    try {
      String text =
          Files.readString(CASES.resolve(name), ISO_8859_1).replaceAll("[\u000b\u001c\0]", "");
      return Stream.of(text.replaceAll("\r?\n", "\r").split("(?<=\r)(?=MSH)")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
